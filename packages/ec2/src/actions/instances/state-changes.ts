import type { StartedJob, VirtualMachine } from "@stackgate/cloudstack";
import { sideBySide } from "@stackgate/cloudstack";
import type { Ec2Context } from "../../context";
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
  start: (machine: VirtualMachine) => Promise<StartedJob>,
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
  await sideBySide(
    plan.filter(({ from }) => !stays(from)),
    AT_ONCE,
    ({ machine }) => start(machine),
  );
  return plan.map(({ machine, from }) => ({
    InstanceId: context.ids.of("instance", machine.id),
    PreviousState: from,
    CurrentState: stays(from) ? from : transitions[from.Name ?? ""],
  }));
}
