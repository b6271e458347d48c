import { enforce } from "@stackgate/gateway";
import type { Ec2Context, Unenforced } from "../../context";
import { groupsOf } from "../../map/membership";

/** Brings the rules at the addresses of the members of groups in step, after the groups' rules changed. */
export const enforceGroups = (groupIds: readonly string[], context: Ec2Context): Promise<void> =>
  inRounds({ groupIds, machineIds: [] }, context);

/** The same after an address or the groups of some machines changed. */
export const enforceMachines = (machineIds: readonly string[], context: Ec2Context): Promise<void> =>
  inRounds({ groupIds: [], machineIds }, context);

/** Two at once (Terraform makes rules side by side) would each make or delete what the other just has. */
const inRounds = (what: Unenforced, { enforcing, caller, cloud }: Ec2Context): Promise<void> =>
  enforcing.join(caller.apiKey, what, async (all) => {
    const groupIds = new Set(all.flatMap((one) => one.groupIds));
    const machineIds = new Set(all.flatMap((one) => one.machineIds));
    await enforce(cloud, {
      zones: await cloud.catalogue("listZones", {}),
      at: ({ virtualmachineid = "" }) => groupIds.size > 0 || machineIds.has(virtualmachineid),
      reaching(machine, _, groups) {
        const own = groupsOf(machine, groups);
        return machineIds.has(machine.id) || own.some(({ id }) => groupIds.has(id)) ? own : undefined;
      },
    });
  });
