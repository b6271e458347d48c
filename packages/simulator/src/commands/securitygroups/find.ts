import { ownerOf } from "../../access/scope";
import { own } from "../../resources/own";
import { named } from "../../state/names";
import type { SecurityGroup } from "../../state/records";
import type { State } from "../../state/state";
import { invalid } from "../../wire/errors";
import type { Call } from "../../world";

export function groupNamed(state: State, accountId: string, name: string): SecurityGroup | undefined {
  return named(state.securityGroups.by("account", accountId), name);
}

/** The group that a command names, by one parameter or the other. */
export function theGroup(call: Call, byId: string, byName: string): SecurityGroup {
  const { state, caller, input } = call;
  const id = input.text(byId);
  if (id !== undefined) return own(call, state.securityGroups, id);
  const name = input.text(byName);
  if (name === undefined) throw invalid(`either ${byId} or ${byName} is needed`);
  const group = groupNamed(state, ownerOf(state, caller, input).id, name);
  if (!group) throw invalid(`no security group is named ${name}`);
  return group;
}
