import { sideBySide, type VirtualMachine } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../../context";
import { AT_ONCE } from "../state-changes";
import { discard, type Launch } from "./launch";
import { givePublicAddresses } from "./public-address";

interface CloudTag {
  readonly key: string;
  readonly value: string;
}

/** What a machine gets once it is there, since deploying can't give it. */
export interface Finishing {
  readonly tags: readonly CloudTag[];
  readonly volumeTags: readonly CloudTag[];
  readonly protect: boolean;
  /** Whether the instances get public addresses of their own. */
  readonly publicAddress: boolean;
}

/** All or nothing: when one of these fails, the launch is taken back. */
export async function finish(
  machines: readonly VirtualMachine[],
  { tags, volumeTags, protect, publicAddress }: Finishing,
  launch: Launch,
  context: Ec2Context,
): Promise<readonly VirtualMachine[]> {
  try {
    const uuids = machines.map(({ id }) => id);
    await Promise.all([tag("UserVm", uuids, tags, context), tagVolumes(machines, volumeTags, context)]);
    if (protect) await protectAll(machines, context);
    const tagged = machines.map((machine) => ({ ...machine, tags: [...(machine.tags ?? []), ...tags] }));
    // Last, for it gives its own addresses back when it fails.
    return publicAddress ? await givePublicAddresses(tagged, context) : tagged;
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

async function tagVolumes(machines: readonly VirtualMachine[], tags: readonly CloudTag[], context: Ec2Context) {
  if (tags.length === 0) return;
  const [only, ...others] = machines.map(({ id }) => id);
  const volumes = await context.cloud.list("listVolumes", others.length === 0 ? { virtualmachineid: only } : {});
  const own = volumes.filter(({ virtualmachineid }) => machines.some(({ id }) => id === virtualmachineid));
  await tag(
    "Volume",
    own.map(({ id }) => id),
    tags,
    context,
  );
}

const protectAll = (machines: readonly VirtualMachine[], { cloud }: Ec2Context) =>
  sideBySide(machines, AT_ONCE, ({ id }) => cloud.call("updateVirtualMachine", { id, deleteprotection: true }));
