import { sideBySide, type VirtualMachine, type Volume } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../../context";
import { RESERVED_PREFIX } from "../../../map/tags";
import { TYPE_TAG } from "../../../map/volumes/volume";
import { groupBy } from "../../../support/group-by";
import { AT_ONCE } from "../state-changes";
import { attachCopies, type Copy } from "./copies";
import { discard } from "./discard";
import type { Disks } from "./disks";
import { giveFurtherAddresses } from "./further-addresses";
import type { WantedNic } from "./interfaces";
import { keepInterfaces } from "./keep-interfaces";
import type { Launch } from "./launch";
import { givePublicAddresses } from "./public-address";

interface CloudTag {
  readonly key: string;
  readonly value: string;
}

/** What a machine gets once it is there, since deploying can't give it. */
export interface Finishing {
  readonly tags: readonly CloudTag[];
  readonly volumeTags: readonly CloudTag[];
  /** Volume types that only clients know, by device. */
  readonly volumeTypes: Disks["types"];
  readonly copies: readonly Copy[];
  readonly nics: readonly WantedNic[];
  readonly protect: boolean;
  /** Whether the instances get public addresses of their own. */
  readonly publicAddress: boolean;
}

/** All or nothing: when one of these fails, the launch is taken back. */
export async function finish(
  machines: readonly VirtualMachine[],
  { tags, copies, nics, protect, publicAddress, ...volumes }: Finishing,
  launch: Launch,
  context: Ec2Context,
): Promise<readonly VirtualMachine[]> {
  try {
    await attachCopies(machines, copies, context);
    const uuids = machines.map(({ id }) => id);
    await Promise.all([tag("UserVm", uuids, tags, context), tagVolumes(machines, volumes, context)]);
    if (protect) await protectAll(machines, context);
    const tagged = machines.map((machine) => ({ ...machine, tags: [...(machine.tags ?? []), ...tags] }));
    const addressed = await giveFurtherAddresses(tagged, nics, context);
    const kept = await keepInterfaces(addressed, nics, context);
    const started = launch.deploy.startvm === false ? await startAll(kept, context) : kept;
    // Last, for it gives its own addresses back when it fails.
    return publicAddress ? await givePublicAddresses(started, context) : started;
  } catch (error) {
    await discard(launch, context, error);
    throw error;
  }
}

/** Clients look for their tags at once, so that the job has to be done. */
async function tag(
  resourcetype: string,
  resourceids: readonly string[],
  tags: readonly CloudTag[],
  { cloud }: Ec2Context,
) {
  if (tags.length > 0 && resourceids.length > 0) {
    await cloud.run("createTags", { resourcetype, resourceids, tags: tags.map(({ key, value }) => ({ key, value })) });
  }
}

/** One call for the volumes of each type. */
async function tagVolumes(
  machines: readonly VirtualMachine[],
  { volumeTags, volumeTypes }: Pick<Finishing, "volumeTags" | "volumeTypes">,
  context: Ec2Context,
) {
  if (volumeTags.length === 0 && volumeTypes.size === 0) return;
  const [only, ...others] = machines.map(({ id }) => id);
  const volumes = await context.cloud.list("listVolumes", others.length === 0 ? { virtualmachineid: only } : {});
  const own = volumes.filter(({ virtualmachineid }) => machines.some(({ id }) => id === virtualmachineid));
  const byType = groupBy(own, ({ type, deviceid = 0 }: Volume) => volumeTypes.get(type === "ROOT" ? 0 : deviceid));
  await sideBySide([...byType], AT_ONCE, ([type, alike]) => {
    const typeTag = type === undefined ? [] : [{ key: RESERVED_PREFIX + TYPE_TAG, value: type }];
    const uuids = alike.map(({ id }) => id);
    return tag("Volume", uuids, [...volumeTags, ...typeTag], context);
  });
}

const protectAll = (machines: readonly VirtualMachine[], { cloud }: Ec2Context) =>
  sideBySide(machines, AT_ONCE, ({ id }) => cloud.call("updateVirtualMachine", { id, deleteprotection: true }));

/** Those that were deployed stopped; the answer comes before they run, as after any deploy. */
const startAll = (machines: readonly VirtualMachine[], { cloud }: Ec2Context) =>
  sideBySide(machines, AT_ONCE, async (machine) => {
    await cloud.start("startVirtualMachine", { id: machine.id });
    return { ...machine, state: "Starting" };
  });
