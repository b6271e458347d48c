import type { NetworkACLList } from "@stackgate/cloudstack";
import type { Context } from "../../../context";
import { GceError } from "../../../wire/errors";
import type { Network } from "../../networks";

/** What the list that carries a network's firewalls is called: one a VPC, which all of its tiers have. */
const NAME = "firewalls";
/** CloudStack's own list of tiers that were given none: nothing is lost by another in its place. */
const CLOSED = "default_deny";

type Needs = Pick<Context, "cloud">;

/** The network's list, if it has one. Should two gateways have made one each, all settle on the same. */
export const ownList = (lists: readonly NetworkACLList[], vpcId: string): NetworkACLList | undefined =>
  lists.filter(({ name, vpcid }) => vpcid === vpcId && name === NAME).sort((a, b) => (a.id < b.id ? -1 : 1))[0];

/** The id of a VPC's list, which is made at its first use: an empty one lets nothing in and everything out, as a new network does. */
export async function listOfVpc({ cloud }: Needs, vpcid: string): Promise<string> {
  const list = ownList(await cloud.list("listNetworkACLLists", { vpcid }), vpcid);
  if (list) return list.id;
  const { id } = await cloud.run("createNetworkACLList", {
    name: NAME,
    vpcid,
    description: "Firewalls of the network",
  });
  cloud.forget();
  return id;
}

/**
 * Gives the network's list to tiers that have none of their own: such as other tools made.
 * @throws GceError for a tier with a list that somebody chose, before anything is changed
 */
export async function putOnTiers({ cloud }: Needs, { subnetworks }: Network, list: string): Promise<void> {
  const others = subnetworks.filter(({ cloud: tier }) => tier.aclid !== list);
  const chosen = others.find(({ cloud: { aclname = CLOSED } }) => aclname !== CLOSED);
  if (chosen) {
    throw new GceError(
      "resourceInUseByAnotherResource",
      `The subnetwork '${chosen.name}' has the access list '${chosen.cloud.aclname}', which a firewall would replace: ` +
        `give it CloudStack's '${CLOSED}' first.`,
    );
  }
  for (const tier of others) await cloud.run("replaceNetworkACLList", { networkid: tier.cloud.id, aclid: list });
  if (others.length > 0) cloud.forget();
}
