import { list } from "../command";
import { selector } from "../filters";

export const listOsTypes = list("listOsTypes", {
  kinds: { id: ["osType"], ids: ["osType"] },
  key: "ostype",
  find({ state, input }) {
    const [categoryId, description] = [input.text("oscategoryid"), input.text("description")];
    const selected = selector(state, input);
    return [...state.osTypes.values()].filter(
      (type) =>
        selected(type) &&
        (categoryId === undefined || type.categoryId === categoryId) &&
        (description === undefined || type.name === description),
    );
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
