import { list } from "../command";
import { selector } from "../filters";

export const listOsCategories = list("listOsCategories", {
  kinds: { id: ["osCategory"] },
  key: "oscategory",
  find({ state, input }) {
    const featured = input.flag("isfeatured");
    const selected = selector(state, input);
    return [...state.osCategories.values()].filter(
      (category) => selected(category) && (featured === undefined || category.featured === featured),
    );
  },
  view: ({ id, name, featured }) => ({ id, name, isfeatured: featured }),
});
