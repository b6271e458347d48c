import { mayUse } from "../../access/caller";
import { invalid } from "../../wire/errors";
import { job } from "../command";

export const deleteTemplate = job("deleteTemplate", {
  kinds: { id: ["template"] },
  java: "user.template.DeleteTemplateCmd",
  instanceType: "Template",
  event: "TEMPLATE.DELETE",
  description: "Deleting template",
  start: ({ state, caller, settings, input }) => {
    const template = state.templates.get(input.need("id"));
    if (!template) throw invalid("no such template");
    return {
      instanceId: template.id,
      lasts: settings.quickJob,
      // Recorded: all refusals come from the job, another tenant's among them (431, not 531), and use is looked at first.
      begin: () => {
        const users = [...state.vms.values()].filter((vm) => vm.templateId === template.id).length;
        if (users > 0) throw invalid(`${users} VMs use the template`);
        if (!mayUse(state, caller, template.accountId)) throw invalid("the template is another account's");
      },
      finish: () => {
        const zoneId = input.text("zoneid");
        template.zones = template.zones.filter((copy) => zoneId !== undefined && copy.zoneId !== zoneId);
        if (template.zones.length === 0) {
          state.tags.forget(template.id);
          state.templates.delete(template.id);
        }
        return { success: true };
      },
    };
  },
});
