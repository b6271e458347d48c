import { type Caller, isAdmin, mayUse } from "../../access/caller";
import { listScope, type Scope } from "../../access/scope";
import type { Template } from "../../state/records";
import { templateView } from "../../views/template";
import { badParameter, forbidden } from "../../wire/errors";
import { list } from "../command";
import { selector } from "../filters";

/** What each filter shows: the owner's own, what is shared with the caller, what is public. */
const FILTERS: Readonly<Record<string, (template: Template, own: boolean, shared: boolean) => boolean>> = {
  all: () => true,
  featured: (template) => template.isPublic && template.isFeatured,
  self: (_, own) => own,
  selfexecutable: (template, own) => own && template.ready,
  shared: (_, own, shared) => shared && !own,
  sharedexecutable: (template, own, shared) => shared && !own && template.ready,
  executable: (template, own) => (own || template.isPublic) && template.ready,
  community: (template) => template.isPublic && !template.isFeatured,
};

export const listTemplates = list("listTemplates", {
  kinds: { id: ["template"], ids: ["template"] },
  key: "template",
  find: ({ state, caller, input }) => {
    const name = input.need("templatefilter").toLowerCase();
    const filter = Object.hasOwn(FILTERS, name) ? FILTERS[name] : undefined;
    if (!filter) throw badParameter(`${name} is no template filter`);
    if (name === "all" && !isAdmin(caller)) throw forbidden("only root admins list all templates");
    const scope = listScope(state, caller, input);
    const selected = selector<Template>(state, input, (template) => [template.name, template.displayText]);
    const [zoneId, hypervisor] = [input.text("zoneid"), input.text("hypervisor")];
    return [...state.templates.values()]
      .filter(
        (template) => filter(template, inScope(scope, template), isShared(caller, template)) && selected(template),
      )
      .filter((template) => hypervisor === undefined || template.hypervisor === hypervisor)
      .flatMap((template) => template.zones.map((copy) => ({ template, copy })))
      .filter(({ copy }) => zoneId === undefined || copy.zoneId === zoneId);
  },
  view: ({ template, copy }, { state, caller }) =>
    templateView(state, template, copy, mayUse(state, caller, template.accountId)),
});

const inScope = (scope: Scope, template: Template): boolean => scope.has(template.accountId);

const isShared = (caller: Caller, template: Template): boolean => template.permissions.includes(caller.account.id);
