import { sideBySide, type VirtualMachine, type Volume } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../../context";
import { forget } from "../../../map/account-tags";
import { stampsOf } from "../../../map/instances/stamps";
import { MACHINE_DETAILS } from "../../../map/instances/view";
import { isMadeFor } from "../../../map/instances/volumes";
import { attachmentsOf } from "../../../map/network-interfaces/attachment";
import { Ec2Error } from "../../../wire/error";
import { AT_ONCE } from "../state-changes";
import type { Launch } from "./launch";

/** The machines of launches of this name, also those of other replicas. */
export const machinesOf = ({ name }: Pick<Launch, "name">, { cloud }: Pick<Ec2Context, "cloud">) =>
  cloud.list("listVirtualMachines", { keyword: name, details: MACHINE_DETAILS });

export const isOf =
  ({ stamps }: Pick<Launch, "stamps">) =>
  (machine: VirtualMachine): boolean =>
    stampsOf(machine).reservation === stamps.reservation;

/**
 * Destroys what the launch made, also what it has no answer about, with its volumes and interfaces.
 * @throws Ec2Error that names what could not be destroyed
 */
export async function discard(launch: Launch, context: Ec2Context, cause: unknown): Promise<void> {
  const { cloud, ids } = context;
  const [machines, volumes] = await Promise.all([machinesOf(launch, context), dataVolumes(launch, context)]);
  const own = machines.filter(isOf(launch));
  const left: string[] = [];
  const attempt = async (id: string, work: () => Promise<unknown>) => {
    try {
      await work();
    } catch {
      left.push(id);
    }
  };
  await sideBySide(own, AT_ONCE, ({ id, deleteprotection }) =>
    attempt(ids.of("instance", id), async () => {
      if (deleteprotection) await cloud.call("updateVirtualMachine", { id, deleteprotection: false });
      const volumeids = volumes.filter(({ virtualmachineid }) => virtualmachineid === id).map((volume) => volume.id);
      await cloud.start("destroyVirtualMachine", { id, volumeids: volumeids.length > 0 ? volumeids : undefined });
    }),
  );
  const loose = volumes.filter(
    (volume) => volume.virtualmachineid === undefined && own.some(({ id }) => isMadeFor(id, volume)),
  );
  await sideBySide(loose, AT_ONCE, ({ id }) => attempt(ids.of("volume", id), () => cloud.call("deleteVolume", { id })));
  // Interfaces that were there before stay; those that came with a nic go by its UUID.
  for (const { uuid } of own.flatMap(attachmentsOf).filter(({ uuid, nic }) => uuid === nic)) {
    await attempt(ids.of("networkInterface", uuid), () => forget("networkInterface", uuid, context));
  }
  if (left.length > 0) {
    const message = `The launch failed, and these parts of it could not be destroyed: ${left.join(", ")}`;
    throw new Ec2Error("InternalError", message, { cause });
  }
}

/** Those that launches make; CloudStack takes root volumes along by itself. No call for launches without. */
async function dataVolumes({ deploy }: Launch, { cloud }: Ec2Context): Promise<readonly Volume[]> {
  const makesVolumes = deploy.datadisksdetails !== undefined || deploy.startvm === false;
  return makesVolumes ? cloud.list("listVolumes", { type: "DATADISK" }) : [];
}
