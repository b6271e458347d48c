import { own } from "../../resources/own";
import { updatedTemplateView } from "../../views/template";
import { plain } from "../command";

export const updateTemplate = plain("updateTemplate", {
  kinds: { id: ["template"] },
  run: (call) => {
    const { state, input } = call;
    const template = own(call, state.templates, input.need("id"));
    template.name = input.text("name") ?? template.name;
    template.displayText = input.text("displaytext") ?? template.displayText;
    template.osTypeId = input.text("ostypeid") ?? template.osTypeId;
    template.passwordEnabled = input.flag("passwordenabled") ?? template.passwordEnabled;
    template.sshKeyEnabled = input.flag("sshkeyenabled") ?? template.sshKeyEnabled;
    template.dynamicallyScalable = input.flag("isdynamicallyscalable") ?? template.dynamicallyScalable;
    const details = input.map("details");
    if (Object.keys(details).length > 0) template.details = details;
    if (input.flag("cleanupdetails")) template.details = {};
    return { template: updatedTemplateView(state, template) };
  },
});
