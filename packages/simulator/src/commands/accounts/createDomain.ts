import { note } from "../../events/note";
import { addDomain, domainAt } from "../../resources/accounts";
import { domainView } from "../../views/domain";
import { invalid } from "../../wire/errors";
import { plain } from "../command";

export const createDomain = plain("createDomain", {
  kinds: { parentdomainid: ["domain"] },
  run(call) {
    const { state, clock, input } = call;
    const parent = state.domains.must(input.text("parentdomainid") ?? rootOf(state).id);
    const path = `${parent.path}/${input.need("name")}`;
    if (domainAt(state, path)) throw invalid(`the domain ${path} exists already`);
    const domain = addDomain(state, path, clock.now());
    note(call, "DOMAIN.CREATE", "creating a domain", { resourceType: "Domain", resourceId: domain.id });
    return { domain: domainView(state, domain) };
  },
});

function rootOf(state: Parameters<typeof domainAt>[0]) {
  const root = domainAt(state, "ROOT");
  if (!root) throw new Error("no root domain");
  return root;
}
