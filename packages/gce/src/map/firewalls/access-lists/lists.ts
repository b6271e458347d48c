import type { Network as CloudNetwork, NetworkACLList } from "@stackgate/cloudstack";
import type { Context } from "../../../context";
import { GceError } from "../../../wire/errors";
import type { Network } from "../../networks";
import { EVERYTHING_OUT } from "./items";

/** What the list that carries a network's firewalls is called: one a VPC, which all of its tiers have. */
const NAME = "firewalls";
/** CloudStack's own list of tiers that were given none: nothing is lost by another in its place. */
const CLOSED = "default_deny";

type Needs = Pick<Context, "cloud" | "turns">;

/** The network's list, if it has one. Should two gateways have made one each, all settle on the same. */
export const ownList = (lists: readonly NetworkACLList[], vpcId: string): NetworkACLList | undefined =>
  lists.filter(({ name, vpcid }) => vpcid === vpcId && name === NAME).sort((a, b) => (a.id < b.id ? -1 : 1))[0];

/** The id of a VPC's list, which is made at its first use: an empty one lets nothing in and everything out, as a new network does. */
export const listOfVpc = ({ cloud, turns }: Needs, vpcid: string): Promise<string> =>
  turns.run(`access list ${vpcid}`, async () => {
    const find = async () => ownList(await cloud.list("listNetworkACLLists", { vpcid }), vpcid)?.id;
    const list = await find();
    if (list !== undefined) return list;
    const { id } = await cloud.run("createNetworkACLList", {
      name: NAME,
      vpcid,
      description: "Firewalls of the network",
    });
    // Another replica may have made one in this moment.
    const settled = (await find()) ?? id;
    if (settled !== id) await cloud.run("deleteNetworkACLList", { id });
    cloud.forget();
    return settled;
  });

/**
 * Gives the network's list to tiers that have none of their own: such as other tools made, or another replica with a list that
 * nobody settled on.
 * @throws GceError for a tier with a list that somebody chose, before anything is changed
 */
export async function putOnTiers(
  { cloud }: Pick<Needs, "cloud">,
  { subnetworks }: Network,
  list: string,
): Promise<void> {
  const others = subnetworks.filter(({ cloud: tier }) => tier.aclid !== list);
  for (const { name, cloud: tier } of others) {
    if (!(await isReplaceable(tier, cloud))) {
      throw new GceError(
        "resourceInUseByAnotherResource",
        `The subnetwork '${name}' has the access list '${tier.aclname}', which a firewall would replace: ` +
          `give it CloudStack's '${CLOSED}' first.`,
      );
    }
  }
  for (const tier of others) await cloud.run("replaceNetworkACLList", { networkid: tier.cloud.id, aclid: list });
  if (others.length > 0) cloud.forget();
}

async function isReplaceable({ aclid, aclname = CLOSED }: CloudNetwork, cloud: Context["cloud"]): Promise<boolean> {
  if (aclname !== NAME) return aclname === CLOSED;
  return (await cloud.list("listNetworkACLs", { aclid })).every(({ number }) => number === EVERYTHING_OUT.number);
}
