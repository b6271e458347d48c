import { checkAccess } from "../../access/caller";
import { templateView } from "../../views/template";
import { invalid } from "../../wire/errors";
import { job } from "../command";

/** Bytes of what the simulated secondary storage copies. */
const COPIED = 5_242_880;

/** Recorded: the copy of a template made from a snapshot ends without an answer worth the name. */
const NOTHING = { null: { ispublic: false, isready: false, isfeatured: false, crossZones: false, bits: 0, tags: [] } };

export const copyTemplate = job("copyTemplate", {
  kinds: { id: ["template"], sourcezoneid: ["zone"], destzoneid: ["zone"], destzoneids: ["zone"] },
  java: "user.template.CopyTemplateCmd",
  instanceType: "Template",
  event: "TEMPLATE.COPY",
  description: "Copying template",
  start: ({ state, caller, clock, settings, input }) => {
    const template = state.templates.get(input.need("id"));
    if (!template) throw invalid("no such template");
    const targets = [...input.list("destzoneids"), ...(input.has("destzoneid") ? [input.need("destzoneid")] : [])];
    return {
      instanceId: template.id,
      accountId: template.accountId,
      lasts: settings.storageJob,
      begin: () => {
        if (!template.isPublic) checkAccess(state, caller, template);
        if (targets.length === 0) throw invalid("copying needs a zone to copy to");
      },
      finish: () => {
        const fromSnapshot = template.zones.some((copy) => copy.size === undefined);
        const copies = targets
          .filter((zoneId) => !template.zones.some((copy) => copy.zoneId === zoneId))
          .map((zoneId) => ({ zoneId, created: clock.now(), size: COPIED, physicalSize: COPIED }));
        if (fromSnapshot) return NOTHING;
        template.zones = [...template.zones, ...copies];
        const shown = template.zones.find((copy) => copy.zoneId === targets[0]);
        return { template: shown && templateView(state, template, shown, true) };
      },
    };
  },
});
