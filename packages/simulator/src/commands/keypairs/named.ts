import type { Account, KeyPair } from "../../state/records";
import type { State } from "../../state/state";

export function keyPairNamed(state: State, owner: Account, name: string): KeyPair | undefined {
  return [...state.keyPairs.by("account", owner.id)].find((pair) => pair.name === name);
}
