import type { OsType } from "../../state/records";
import { list } from "../command";
import { selector } from "../filters";

/** Unlike other lists' pages, those of OS types don't follow creation (recorded). */
const byName = (a: OsType, b: OsType): number => a.name.localeCompare(b.name, "en", { numeric: true });

export const listOsTypes = list("listOsTypes", {
  kinds: { id: ["osType"], ids: ["osType"] },
  key: "ostype",
  find({ state, input }) {
    const [categoryId, description] = [input.text("oscategoryid"), input.text("description")];
    const selected = selector(state, input);
    return [...state.osTypes.values()]
      .filter(
        (type) =>
          selected(type) &&
          (categoryId === undefined || type.categoryId === categoryId) &&
          (description === undefined || type.name === description),
      )
      .sort(byName);
  },
  view: ({ id, name, categoryId }, { state }) => ({
    id,
    oscategoryid: categoryId,
    oscategoryname: state.osCategories.must(categoryId).name,
    name,
    description: name,
    isuserdefined: false,
    fordisplay: true,
  }),
});
