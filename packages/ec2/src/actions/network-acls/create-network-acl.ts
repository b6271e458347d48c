import { defineAction } from "../../action";
import type { Ec2Context } from "../../context";
import { completed } from "../../map/half-made";
import { everything, LAST } from "../../map/network-acls/entries";
import { defaultVpcUuid, findVpc } from "../../map/networks/vpcs";
import { putTags } from "../../map/tagging";
import { tagsFor } from "../../map/tags";
import { honoured } from "../../rules";
import { randomHex } from "../../support/random";
import { Ec2Error } from "../../wire/error";

export const createNetworkAcl = defineAction("CreateNetworkAcl", {
  parameters: { VpcId: honoured, ClientToken: honoured, TagSpecifications: honoured },
  check({ TagSpecifications }) {
    tagsFor("network-acl", TagSpecifications);
  },
  async run({ VpcId, ClientToken, TagSpecifications }, context) {
    const { cloud, ids, owner } = context;
    const vpcid = await findVpc(VpcId, context);
    const { uuid, isNew } = await createOnce(vpcid, ClientToken, context);
    const NetworkAclId = ids.of("networkAcl", uuid);
    const Tags = tagsFor("network-acl", TagSpecifications);
    await completed(
      NetworkAclId,
      () => putTags([NetworkAclId], Tags, context),
      async () => isNew && cloud.run("deleteNetworkACLList", { id: uuid }),
    );
    const Entries = [everything(false, LAST, "deny"), everything(true, LAST, "allow")];
    const NetworkAcl = { NetworkAclId, VpcId, OwnerId: owner, IsDefault: false, Entries, Associations: [], Tags };
    return { NetworkAcl, ClientToken };
  },
});

/** A client's token names the list, so that asking again finds it. */
async function createOnce(vpcid: string, token: string | undefined, context: Ec2Context) {
  const { cloud } = context;
  if (!(await cloud.catalogue("listVPCs")).some(({ id }) => id === vpcid)) {
    const what = vpcid === defaultVpcUuid(context) ? "the default VPC" : "an isolated network";
    throw new Ec2Error("UnsupportedOperation", `Only CloudStack's VPCs have network ACLs, not ${what}`);
  }
  const name = token ?? `acl-${randomHex(12)}`;
  const [made] = token === undefined ? [] : await cloud.list("listNetworkACLLists", { vpcid, name });
  if (made && made.vpcid === vpcid) return { uuid: made.id, isNew: false };
  return { uuid: (await cloud.run("createNetworkACLList", { name, vpcid })).id, isNew: true };
}
