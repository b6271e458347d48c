import type { VirtualMachine } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import type { Instance, Reservation } from "../../model/types.generated";
import { groupBy } from "../../support/group-by";
import { ROOT_DEVICE } from "../devices";
import { doomedOf } from "./fate";
import type { Reserved } from "./filters";
import { type Doomed, type InstanceContext, instanceOf, reservationIdOf } from "./instance";
import { stampsOf } from "./stamps";
import { TERMINATED } from "./state";
import { type View, withFreshVolumes } from "./view";

/** Machines as instances, in the order of their making. */
export async function reserve(
  machines: readonly VirtualMachine[],
  view: View,
  context: Ec2Context,
): Promise<readonly Reserved[]> {
  const [doomed, volumes] = await Promise.all([
    doomedOf(machines, context),
    withFreshVolumes(view.volumes, machines, context),
  ]);
  return inOrder(machines).map((machine) => reserved(machine, { ...view, volumes }, context, doomed));
}

export const reserved = (
  machine: VirtualMachine,
  view: View,
  context: InstanceContext,
  doomed: Doomed = new Set(),
): Reserved => ({
  reservationId: reservationIdOf(machine),
  owner: context.owner,
  instance: instanceOf(machine, view, context, doomed),
});

/** What is left of instances that ended within the hour. Their clients wait for just this state. */
export const terminated = (uuids: Iterable<string>, { ids, owner }: InstanceContext): Reserved[] =>
  [...uuids].map((uuid) => ({
    reservationId: `r-${uuid.replaceAll("-", "")}`,
    owner,
    instance: endedInstance(ids.of("instance", uuid)),
  }));

const endedInstance = (InstanceId: string): Instance => ({
  InstanceId,
  State: TERMINATED,
  StateReason: {
    Code: "Client.UserInitiatedShutdown",
    Message: "Client.UserInitiatedShutdown: User initiated shutdown",
  },
  StateTransitionReason: "User initiated",
  Monitoring: { State: "disabled" },
  Placement: { Tenancy: "default" },
  RootDeviceName: ROOT_DEVICE,
  RootDeviceType: "ebs",
  SecurityGroups: [],
  BlockDeviceMappings: [],
  NetworkInterfaces: [],
  Tags: [],
});

/** Instances by what they were started together as. */
export const reservations = (items: readonly Reserved[]): Reservation[] =>
  [...groupBy(items, ({ reservationId }) => reservationId)].map(([ReservationId, together]) => ({
    ReservationId,
    OwnerId: together[0]?.owner,
    Groups: [],
    Instances: together.map(({ instance }) => instance),
  }));

/** As `reservations`, each made when it is taken: a whole page of them in wait is a fifth of a long list's cost, for the collector. */
export function* reservationsOneByOne(
  machines: readonly VirtualMachine[],
  map: (machine: VirtualMachine) => Reserved,
  matches: (item: Reserved) => boolean,
): Generator<Reservation> {
  for (const together of groupBy(inOrder(machines), reservationIdOf).values())
    yield* reservations(together.map(map).filter(matches));
}

/** By time of making, within the same second as launched together, then by id: CloudStack lists in no order. */
export const inOrder = (machines: readonly VirtualMachine[]): VirtualMachine[] =>
  [...machines].sort((a, b) => compare(a.created, b.created) || launchIndex(a) - launchIndex(b) || compare(a.id, b.id));

const launchIndex = (machine: VirtualMachine): number => Number(stampsOf(machine).launchIndex ?? 0);

const compare = (a = "", b = ""): number => (a < b ? -1 : Number(a > b));
