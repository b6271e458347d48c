import type { Ec2Context } from "./context";
import type { FilterTable } from "./map/filters";
import type { Ec2Operations, StsOperations } from "./model/types.generated";
import type { Rules } from "./rules";

/** Everything we answer: EC2's actions and the one of STS. */
export type Operations = Ec2Operations & StsOperations;
export type ActionName = keyof Operations;
export type InputOf<N extends ActionName> = Operations[N]["input"];
export type OutputOf<N extends ActionName> = Operations[N]["output"];

export interface Definition<N extends ActionName> {
  /** What becomes of each parameter; docs/coverage is made from it. DryRun is the frame's. */
  readonly parameters: Rules<InputOf<N>>;
  /** The names that `Filter.N.Name` may have, over the items that the answer shows. */
  readonly filters?: FilterTable<never>;
  /** CloudStack's refusals that mean something of their own here: its error code to EC2's. */
  readonly errors?: Readonly<Record<number, string>>;
  /** Refuses what the input's own values rule out. Pure, and done before DryRun succeeds. */
  check?(input: InputOf<N>): void;
  run(input: InputOf<N>, context: Ec2Context): Promise<OutputOf<N>>;
}

export interface Action<N extends ActionName = ActionName> extends Definition<N> {
  readonly name: N;
}

/** One EC2 action: what it takes, what its filters are called, and what it does. */
export function defineAction<N extends ActionName>(name: N, definition: Definition<N>): Action<N> {
  return { name, ...definition };
}
