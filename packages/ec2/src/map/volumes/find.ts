import type { Volume as CloudVolume } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import { requireAll } from "../asked";
import { notFoundError } from "../ids";

/** @throws Ec2Error InvalidVolume.NotFound, also for a volume that was deleted: CloudStack lists nothing then */
export async function findVolume(id: string, { cloud, ids }: Pick<Ec2Context, "cloud" | "ids">): Promise<CloudVolume> {
  const [volume] = await cloud.list("listVolumes", { id: await ids.resolveOne("volume", id) });
  if (!volume) throw notFoundError("volume", id);
  return volume;
}

/** The volumes that a request names, or all of them: one call. @throws Ec2Error InvalidVolume.NotFound */
export async function listVolumes(
  written: readonly string[] | undefined,
  { cloud, ids }: Pick<Ec2Context, "cloud" | "ids">,
  upstream: { readonly virtualmachineid?: string | undefined } = {},
): Promise<readonly CloudVolume[]> {
  const uuids = written && (await ids.resolve("volume", written));
  const listed = await cloud.list("listVolumes", { ...upstream, ...(uuids && { ids: uuids }) });
  const volumes = listed.filter((volume) => !isGone(volume));
  requireAll(
    "volume",
    uuids,
    volumes.map(({ id }) => id),
    written,
  );
  return [...volumes].sort(byCreation);
}

/** The root volume of a terminated instance: CloudStack lists it until it expunges the machine. */
const isGone = ({ type, vmstate }: CloudVolume): boolean =>
  type === "ROOT" && (vmstate === "Destroyed" || vmstate === "Expunging");

export const byCreation = (a: CloudVolume, b: CloudVolume): number =>
  `${a.created} ${a.id}` < `${b.created} ${b.id}` ? -1 : 1;
