import type { Network } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import type { Subnet } from "../../model/types.generated";
import { notFoundError } from "../ids";
import { pickedNetwork } from "./landscape";
import { subnetViews } from "./subnet-view";

export interface FoundSubnet {
  /** The UUID that the subnet goes by. */
  readonly uuid: string;
  readonly subnet: Subnet;
  /** `undefined` for a default subnet whose network CloudStack has yet to make. */
  readonly network: Network | undefined;
}

/**
 * By the cached lists, unless they shall be `fresh`; one that is not in them may be new.
 * @throws Ec2Error InvalidSubnetID.NotFound
 */
export async function findSubnet(
  id: string,
  context: Ec2Context,
  age: "catalogue" | "fresh" = "catalogue",
): Promise<FoundSubnet> {
  const { cloud, ids } = context;
  const uuid = await ids.resolveOne("subnet", id);
  const [zones, known] = await Promise.all([
    cloud.catalogue("listZones", {}),
    age === "catalogue" ? cloud.catalogue("listNetworks", {}) : [],
  ]);
  const among = (networks: readonly Network[]): FoundSubnet | undefined => {
    const subnet = subnetViews({ zones, vpcs: [], networks }, context).find(
      ({ SubnetId }) => SubnetId === ids.of("subnet", uuid),
    );
    return subnet && { uuid, subnet, network: networkOf(uuid, networks) };
  };
  const found = (age === "catalogue" ? among(known) : undefined) ?? among(await cloud.list("listNetworks", {}));
  if (!found) throw notFoundError("subnet", id);
  return found;
}

/** The network behind a subnet. @param uuid the network's, or its zone's for a default subnet */
const networkOf = (uuid: string, networks: readonly Network[]): Network | undefined =>
  networks.find(({ id }) => id === uuid) ?? pickedNetwork(uuid, networks);
