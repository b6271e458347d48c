import { checkAccess, isAdmin } from "../../access/caller";
import { wireDate } from "../../clock/date";
import { extractionUrl } from "../../resources/extractions";
import { badParameter, invalid } from "../../wire/errors";
import { job } from "../command";

export const extractTemplate = job("extractTemplate", {
  kinds: { id: ["template"], zoneid: ["zone"] },
  java: "user.template.ExtractTemplateCmd",
  instanceType: "Template",
  event: "TEMPLATE.EXTRACT",
  description: "Extracting template",
  start: ({ state, caller, clock, settings, input }) => {
    const template = state.templates.get(input.need("id"));
    if (!template) throw invalid("no such template");
    if (input.need("mode") !== "HTTP_DOWNLOAD") throw badParameter("the simulated storage only offers downloads");
    return {
      instanceId: template.id,
      accountId: template.accountId,
      lasts: settings.quickJob,
      begin: () => {
        if (!template.isPublic) checkAccess(state, caller, template);
        if (!template.isExtractable && !isAdmin(caller)) throw invalid(`template ${template.name} is not extractable`);
        if (!template.ready) throw invalid(`template ${template.name} is not ready`);
      },
      finish: () => ({
        template: {
          id: template.id,
          name: template.name,
          accountid: template.accountId,
          created: wireDate(clock.now()),
          extractMode: "HTTP_DOWNLOAD",
          state: "DOWNLOAD_URL_CREATED",
          url: extractionUrl(template),
        },
      }),
    };
  },
});
