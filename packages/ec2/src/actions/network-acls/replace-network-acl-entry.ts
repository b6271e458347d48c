import { defineAction } from "../../action";
import { checkEntry, itemOf } from "../../map/network-acls/entries";
import { findItem, findOwnList } from "../../map/network-acls/find";
import { entryParameters } from "./entry-parameters";

export const replaceNetworkAclEntry = defineAction("ReplaceNetworkAclEntry", {
  parameters: entryParameters,
  check: checkEntry,
  async run(input, context) {
    const list = await findOwnList(input.NetworkAclId, context);
    const { id, number } = await findItem(list, input, context);
    // An item of another tool's keeps its own number.
    await context.cloud.run("updateNetworkACLItem", { ...itemOf(input), id, number, partialupgrade: false });
    return {};
  },
});
