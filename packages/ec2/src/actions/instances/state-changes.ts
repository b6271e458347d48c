import { sideBySide, type VirtualMachine } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
import { saying } from "../../map/half-made";
import { stateOf } from "../../map/instances/state";
import type { InstanceState, InstanceStateChange } from "../../model/types.generated";
import { Ec2Error } from "../../wire/error";

/** Ten side by side cost CloudStack far less than ten in turn; more only queue up in it. */
export const AT_ONCE = 8;

/** How an action moves an instance: by the state it is in, the state it goes to; absent: it can't from there. */
export type Transitions = Readonly<Record<string, InstanceState>>;

/**
 * Moves machines side by side and says from where to where. Those that are there already are left alone.
 * @throws Ec2Error IncorrectInstanceState, before anything is moved
 */
export async function change(
  machines: readonly VirtualMachine[],
  transitions: Transitions,
  already: readonly InstanceState[],
  context: Pick<Ec2Context, "ids">,
  start: (machine: VirtualMachine) => Promise<unknown>,
): Promise<InstanceStateChange[]> {
  const plan = machines.map((machine) => ({ machine, from: stateOf(machine.state) }));
  const stays = (from: InstanceState) => already.some(({ Name }) => Name === from.Name);
  for (const { machine, from } of plan) {
    if (!stays(from) && transitions[from.Name ?? ""] === undefined) {
      throw new Ec2Error(
        "IncorrectInstanceState",
        `The instance '${context.ids.of("instance", machine.id)}' is not in a state from which this can be done: ${from.Name}`,
      );
    }
  }
  const moving = plan.filter(({ from }) => !stays(from)).map(({ machine }) => machine);
  await startAll(moving, start, context);
  return plan.map(({ machine, from }) => ({
    InstanceId: context.ids.of("instance", machine.id),
    PreviousState: from,
    CurrentState: stays(from) ? from : transitions[from.Name ?? ""],
  }));
}

/** Every one is tried. @throws the first failure, and says which were moved all the same */
async function startAll(
  machines: readonly VirtualMachine[],
  start: (machine: VirtualMachine) => Promise<unknown>,
  { ids }: Pick<Ec2Context, "ids">,
): Promise<void> {
  const failures: unknown[] = [];
  const moved: string[] = [];
  await sideBySide(machines, AT_ONCE, async (machine) => {
    try {
      await start(machine);
      moved.push(ids.of("instance", machine.id));
    } catch (error) {
      failures.push(error);
    }
  });
  if (failures.length === 0) return;
  if (moved.length === 0) throw failures[0];
  throw saying(failures[0], `it was done all the same for ${moved.join(", ")}`);
}
