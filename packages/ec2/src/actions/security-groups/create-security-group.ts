import { defineAction } from "../../action";
import { completed } from "../../map/half-made";
import { defaultVpcUuid, findVpc } from "../../map/networks/vpcs";
import { tagKey, VPC_TAG } from "../../map/security-groups/view";
import { cloudTags, tagsFor } from "../../map/tags";
import { honoured } from "../../rules";
import { Ec2Error } from "../../wire/error";

const LONGEST = 255;

export const createSecurityGroup = defineAction("CreateSecurityGroup", {
  parameters: { GroupName: honoured, Description: honoured, VpcId: honoured, TagSpecifications: honoured },
  errors: { 431: "InvalidGroup.Duplicate" },
  check({ GroupName: name, Description: description }) {
    if (/^sg-/i.test(name) || name.length > LONGEST) {
      throw new Ec2Error(
        "InvalidParameterValue",
        `Group names have at most ${LONGEST} characters and don't begin with sg-`,
      );
    }
    if (name.toLowerCase() === "default") {
      throw new Ec2Error("InvalidParameterValue", "Cannot use reserved security group name: default");
    }
    if (description.length > LONGEST) {
      throw new Ec2Error("InvalidParameterValue", `Group descriptions have at most ${LONGEST} characters`);
    }
  },
  async run({ GroupName: name, Description: description, VpcId, TagSpecifications }, context) {
    const { cloud, ids } = context;
    const tags = tagsFor("security-group", TagSpecifications);
    const vpc = VpcId === undefined ? undefined : await findVpc(VpcId, context);
    const own = vpc === undefined || vpc === defaultVpcUuid(context) ? [] : [{ key: tagKey(VPC_TAG), value: vpc }];
    const { id } = await cloud.call("createSecurityGroup", { name, description });
    const GroupId = ids.of("securityGroup", id);
    const all = [...own, ...cloudTags(tags)];
    if (all.length > 0) {
      await completed(
        GroupId,
        () => cloud.run("createTags", { resourcetype: "SecurityGroup", resourceids: [id], tags: all }),
        () => cloud.call("deleteSecurityGroup", { id }),
      );
    }
    cloud.forget();
    return { GroupId, Tags: tags };
  },
});
