import type { Ec2Context } from "../../context";
import type { NetworkInterface } from "../../model/types.generated";
import { readAccountTags } from "../account-tags";
import { readViewWithoutVolumes } from "../instances/view";
import { subnetViews } from "../networks/subnet-view";
import { machinesWithNics } from "./find";
import { availableInterfaces, endedAttachment, interfacesOf } from "./network-interface";

/** How long a detachment is shown to those who ask for it by its id. */
const LINGERS_MS = 60_000;

export interface Asked {
  /** How old the notes may be: another replica may have made an interface just now. */
  readonly notes?: "catalogue" | "fresh";
  /** Also attachments that ended within the minute: Terraform polls for `detached`, and tells from nothing else that it can go on. */
  readonly ended?: boolean;
}

/** Every interface of the caller, in the order of their ids: one call beside the catalogues. */
export async function allInterfaces(
  context: Ec2Context,
  { notes = "catalogue", ended = false }: Asked = {},
): Promise<readonly NetworkInterface[]> {
  const { cloud, now } = context;
  const [machines, view, zones, tags] = await Promise.all([
    machinesWithNics(context),
    readViewWithoutVolumes(context),
    cloud.catalogue("listZones", {}),
    readAccountTags(cloud, notes),
  ]);
  const subnets = subnetViews({ zones, vpcs: [], networks: view.networks }, context);
  const available = availableInterfaces(machines, subnets, view, context, tags).map(({ note: { detached }, shown }) =>
    ended && detached && now() - detached.at.getTime() < LINGERS_MS
      ? { ...shown, Attachment: endedAttachment(detached, context) }
      : shown,
  );
  const all = [...machines.flatMap((machine) => interfacesOf(machine, view, context, tags)), ...available];
  return all.sort((a, b) => (interfaceId(a) < interfaceId(b) ? -1 : 1));
}

export const interfaceId = ({ NetworkInterfaceId = "" }: NetworkInterface): string => NetworkInterfaceId;
