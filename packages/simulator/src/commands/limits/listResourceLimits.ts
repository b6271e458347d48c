import { accountAsked } from "../../access/scope";
import { RESOURCE_NAMES, resourceTypeNumbered } from "../../resources/limits";
import { resourceLimitView } from "../../views/resourceLimit";
import { invalid } from "../../wire/errors";
import { list } from "../command";

/** One line a kind of resource. A project is not asked about: the answer is about the caller (recorded). */
export const listResourceLimits = list("listResourceLimits", {
  key: "resourcelimit",
  find({ state, caller, input }) {
    const account = accountAsked(state, caller, input);
    const [number, name] = [input.number("resourcetype"), input.text("resourcetypename")];
    const only = number === undefined ? undefined : resourceTypeNumbered(number);
    if (number !== undefined && only === undefined) throw invalid(`no resource type ${number}`);
    return RESOURCE_NAMES.filter(
      (type) => (only === undefined || type === only) && (name === undefined || type === name),
    ).map((type) => ({ account, type }));
  },
  view: ({ account, type }, { state }) => resourceLimitView(state, account, type),
});
