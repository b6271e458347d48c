import { ownerOf } from "../../access/scope";
import { resourceTypeNumbered } from "../../resources/limits";
import { resourceLimitView } from "../../views/resourceLimit";
import { invalid } from "../../wire/errors";
import { plain } from "../command";

/** For root admins; -1 takes a limit away. */
export const updateResourceLimit = plain("updateResourceLimit", {
  run({ state, caller, input }) {
    const account = ownerOf(state, caller, input);
    const type = resourceTypeNumbered(input.number("resourcetype") ?? -1);
    if (!type) throw invalid(`no resource type ${input.text("resourcetype")}`);
    account.limits = { ...account.limits, [type]: input.number("max") ?? -1 };
    return { resourcelimit: resourceLimitView(state, account, type) };
  },
});
