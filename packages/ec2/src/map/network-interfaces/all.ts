import type { Ec2Context } from "../../context";
import type { NetworkInterface } from "../../model/types.generated";
import { readAccountTags } from "../account-tags";
import { readViewWithoutVolumes } from "../instances/view";
import { subnetViews } from "../networks/subnet-view";
import { machinesWithNics } from "./find";
import { availableInterfaces, interfacesOf } from "./network-interface";

/**
 * Every interface of the caller, in the order of their ids: one call beside the catalogues.
 * @param notes how old they may be: another replica may have made an interface just now
 */
export async function allInterfaces(
  context: Ec2Context,
  notes: "catalogue" | "fresh" = "catalogue",
): Promise<readonly NetworkInterface[]> {
  const { cloud } = context;
  const [machines, view, zones, tags] = await Promise.all([
    machinesWithNics(context),
    readViewWithoutVolumes(context),
    cloud.catalogue("listZones", {}),
    readAccountTags(cloud, notes),
  ]);
  const subnets = subnetViews({ zones, vpcs: [], networks: view.networks }, context);
  const all = [
    ...machines.flatMap((machine) => interfacesOf(machine, view, context, tags)),
    ...availableInterfaces(machines, subnets, view, context, tags),
  ];
  return all.sort((a, b) => (interfaceId(a) < interfaceId(b) ? -1 : 1));
}

export const interfaceId = ({ NetworkInterfaceId = "" }: NetworkInterface): string => NetworkInterfaceId;
