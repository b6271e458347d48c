import { named } from "../../state/names";
import type { Account, KeyPair } from "../../state/records";
import type { State } from "../../state/state";

export function keyPairNamed(state: State, owner: Account, name: string): KeyPair | undefined {
  return named(state.keyPairs.by("account", owner.id), name);
}
