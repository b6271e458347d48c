import { defineAction } from "../../action";
import { checkEntry, itemOf } from "../../map/network-acls/entries";
import { findOwnList } from "../../map/network-acls/find";
import { entryParameters } from "./entry-parameters";

export const createNetworkAclEntry = defineAction("CreateNetworkAclEntry", {
  parameters: entryParameters,
  check: checkEntry,
  errors: { 431: "NetworkAclEntryAlreadyExists" },
  async run(input, context) {
    const { id } = await findOwnList(input.NetworkAclId, context);
    await context.cloud.run("createNetworkACL", { aclid: id, ...itemOf(input) });
    return {};
  },
});
