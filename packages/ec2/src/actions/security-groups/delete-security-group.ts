import type { SecurityGroup } from "@stackgate/cloudstack";
import { defineAction } from "../../action";
import type { Ec2Context } from "../../context";
import { groupsOf } from "../../map/membership";
import { findGroup } from "../../map/security-groups/find";
import { honoured } from "../../rules";
import { Ec2Error, missingParameter } from "../../wire/error";

export const deleteSecurityGroup = defineAction("DeleteSecurityGroup", {
  parameters: { GroupId: honoured, GroupName: honoured },
  check({ GroupId, GroupName }) {
    if (GroupId === undefined && GroupName === undefined) throw missingParameter("GroupId");
  },
  async run(input, context) {
    const { cloud, ids } = context;
    const { group } = await findGroup(input, context);
    if (group.name === "default") {
      throw new Ec2Error(
        "CannotDelete",
        `the specified group: "${ids.of("securityGroup", group.id)}" name: "default" cannot be deleted by a user`,
      );
    }
    await checkUnused(group, context);
    await cloud.call("deleteSecurityGroup", { id: group.id });
    cloud.forget();
    return { Return: true, GroupId: ids.of("securityGroup", group.id) };
  },
});

/** CloudStack sees its own members; those by tag, in zones without groups, only we do. */
async function checkUnused(group: SecurityGroup, { cloud, ids }: Pick<Ec2Context, "cloud" | "ids">): Promise<void> {
  const zones = await cloud.catalogue("listZones", {});
  const byTag = zones.some(({ securitygroupsenabled }) => !securitygroupsenabled);
  const machines = byTag ? await cloud.list("listVirtualMachines", { details: ["min"] }) : [];
  const members =
    (group.virtualmachinecount ?? 0) > 0 || machines.some((machine) => groupsOf(machine, [group]).length > 0);
  if (members) {
    throw new Ec2Error("DependencyViolation", `resource ${ids.of("securityGroup", group.id)} has a dependent object`);
  }
}
