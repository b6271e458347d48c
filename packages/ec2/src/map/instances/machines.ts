import { isRefusal, type ParametersOf, type VirtualMachine } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import { Ec2Error } from "../../wire/error";
import { notFoundError } from "../ids";
import { lately } from "./fate";

type MachineContext = Pick<Ec2Context, "cloud" | "ids" | "now">;

/** What of the machines' records is asked for. */
type Fields = Pick<ParametersOf<"listVirtualMachines">, "details" | "userdata">;

/** The caller's machines by EC2 ids, in the order asked. `gone`: UUIDs of those terminated lately, of which no record is left. */
export interface Found {
  readonly machines: readonly VirtualMachine[];
  readonly gone: ReadonlySet<string>;
}

/**
 * One call; a second one only when an id is not listed any more.
 * @throws Ec2Error InvalidInstanceID.Malformed, InvalidInstanceID.NotFound
 */
export async function findMachines(
  instanceIds: readonly string[],
  fields: Fields,
  context: MachineContext,
): Promise<Found> {
  const uuids = await context.ids.resolve("instance", instanceIds);
  const [only] = uuids;
  const which: ParametersOf<"listVirtualMachines"> = uuids.length === 1 ? { id: only } : { ids: [...new Set(uuids)] };
  const listed = await context.cloud
    .list("listVirtualMachines", { ...which, ...fields })
    .catch(unknown(instanceIds, uuids));
  const byId = new Map(listed.map((machine) => [machine.id, machine]));
  const missing = uuids.filter((uuid) => !byId.has(uuid));
  const gone = await lately(missing, context);
  const lost = uuids.findIndex((uuid) => !byId.has(uuid) && !gone.has(uuid));
  if (lost >= 0) throw notFoundError("instance", instanceIds[lost] ?? "");
  return { machines: [...new Set(uuids)].flatMap((uuid) => byId.get(uuid) ?? []), gone };
}

/**
 * As `findMachines`, for what a terminated instance can't do any more.
 * @throws Ec2Error also IncorrectInstanceState: such an instance is still shown
 */
export async function findLiving(
  instanceIds: readonly string[],
  fields: Fields,
  context: MachineContext,
): Promise<readonly VirtualMachine[]> {
  const { machines, gone } = await findMachines(instanceIds, fields, context);
  const [first] = gone;
  if (first !== undefined) {
    throw new Ec2Error("IncorrectInstanceState", `The instance '${context.ids.of("instance", first)}' is terminated.`);
  }
  return machines;
}

/**
 * One that has a record.
 * @throws Ec2Error InvalidInstanceID.Malformed; InvalidInstanceID.NotFound, also when it is terminated: nothing of it is left
 */
export async function findOne(instanceId: string, fields: Fields, context: MachineContext): Promise<VirtualMachine> {
  const [machine] = (await findMachines([instanceId], fields, context)).machines;
  if (machine === undefined) throw notFoundError("instance", instanceId);
  return machine;
}

/** CloudStack refuses the whole list for one id that never was, and names it by its UUID. */
const unknown = (instanceIds: readonly string[], uuids: readonly string[]) => (error: unknown) => {
  if (!isRefusal(error, 431)) throw error;
  const at = uuids.findIndex((uuid) => error.text.includes(uuid));
  throw notFoundError("instance", instanceIds[Math.max(at, 0)] ?? "");
};
