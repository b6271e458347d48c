import { own } from "../../../resources/own";
import type { Account, Zone } from "../../../state/records";
import { invalid } from "../../../wire/errors";
import type { Call } from "../../../world";
import { groupNamed } from "../../securitygroups/find";

/** The security groups that a deploy or an update names, by id or by name; undefined where it names none. */
export function namedSecurityGroups(call: Call, owner: Account): string[] | undefined {
  const { state, input } = call;
  const ids = input.list("securitygroupids").map((id) => own(call, state.securityGroups, id).id);
  const byName = input.list("securitygroupnames").map((name) => {
    const group = groupNamed(state, owner.id, name);
    if (!group) throw invalid(`no security group is named ${name}`);
    return group.id;
  });
  const all = [...new Set([...ids, ...byName])];
  return all.length > 0 ? all : undefined;
}

/** What a deploy uses: the named groups, else the account's `default`; none where the zone has none (naming some is 431). */
export function securityGroupsFor(call: Call, owner: Account, zone: Zone): string[] {
  const named = namedSecurityGroups(call, owner);
  if (!zone.securityGroups) {
    if (named) throw invalid(`zone ${zone.name} has no security groups`);
    return [];
  }
  const preset = groupNamed(call.state, owner.id, "default");
  return named ?? (preset ? [preset.id] : []);
}

export function affinityGroupsFor(call: Call, owner: Account): string[] {
  const { state, input } = call;
  const ids = input.list("affinitygroupids").map((id) => own(call, state.affinityGroups, id).id);
  const byName = input.list("affinitygroupnames").map((name) => {
    const group = [...state.affinityGroups.by("account", owner.id)].find((one) => one.name === name);
    if (!group) throw invalid(`no affinity group is named ${name}`);
    return group.id;
  });
  return [...new Set([...ids, ...byName])];
}
