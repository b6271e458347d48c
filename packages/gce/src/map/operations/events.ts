import type { Event } from "@stackgate/cloudstack";
import type { Context } from "../../context";
import type { MethodId } from "../../frame/method";

/** The method that an event tells the end of, by the event's type. */
const methodsOfEvents: ReadonlyMap<string, MethodId> = new Map([
  ["LB.CREATE", "forwardingRules.insert"],
  ["LB.DELETE", "forwardingRules.delete"],
  ["NET.IPASSIGN", "addresses.insert"],
  ["NET.IPRELEASE", "addresses.delete"],
  ["NETWORK.CREATE", "networks.insert"],
  ["NETWORK.DELETE", "networks.delete"],
  ["SNAPSHOT.CREATE", "disks.createSnapshot"],
  ["SNAPSHOT.DELETE", "snapshots.delete"],
  ["TEMPLATE.CREATE", "images.insert"],
  ["TEMPLATE.DELETE", "images.delete"],
  ["VM.CREATE", "instances.insert"],
  ["VM.DESTROY", "instances.delete"],
  ["VM.REBOOT", "instances.reset"],
  ["VM.START", "instances.start"],
  ["VM.STOP", "instances.stop"],
  ["VM.UPGRADE", "instances.setMachineType"],
  ["VOLUME.ATTACH", "instances.attachDisk"],
  ["VOLUME.CREATE", "disks.insert"],
  ["VOLUME.DELETE", "disks.delete"],
  ["VOLUME.DETACH", "instances.detachDisk"],
  ["VOLUME.UPLOAD", "disks.insert"],
  ["VOLUME.RESIZE", "disks.resize"],
]);

/** A finished operation as CloudStack's events remember it. */
export interface PastOperation {
  readonly method: MethodId;
  readonly resourceId: string;
  readonly resourceName: string | undefined;
  readonly created: string;
  /** CloudStack's words, where it failed. */
  readonly failure: string | undefined;
}

/** Compute Engine forgets operations after two weeks; CloudStack gives the newest page of events. */
export async function pastOperations({ cloud }: Context): Promise<readonly PastOperation[]> {
  const { items } = await cloud.page("listEvents", { page: 1, pagesize: cloud.pageSize });
  return items.flatMap((event) => pastOperation(event) ?? []);
}

function pastOperation({
  type = "",
  state,
  resourceid,
  resourcename,
  created,
  level,
  description,
}: Event): PastOperation | undefined {
  const method = methodsOfEvents.get(type);
  if (state !== "Completed" || method === undefined || resourceid === undefined || created === undefined)
    return undefined;
  const failure = level === "ERROR" ? (description ?? type) : undefined;
  return { method, resourceId: resourceid, resourceName: resourcename, created, failure };
}
