import { listedDomainView } from "../../views/domain";
import { list } from "../command";
import { selector } from "../filters";

export const listDomains = list("listDomains", {
  kinds: { id: ["domain"] },
  key: "domain",
  find: ({ state, input }) => [...state.domains.values()].filter(selector(state, input)),
  view: (domain, { state }) => listedDomainView(state, domain),
});
