import type { Account, InstanceGroup } from "../../state/records";
import type { World } from "../../world";

/** Naming a group is enough to make it. */
export function groupNamedOrNew({ state, clock }: World, owner: Account, name: string): InstanceGroup {
  for (const group of state.instanceGroups.by("account", owner.id)) if (group.name === name) return group;
  return state.instanceGroups.insert({ id: state.newId(), name, accountId: owner.id, created: clock.now() });
}
