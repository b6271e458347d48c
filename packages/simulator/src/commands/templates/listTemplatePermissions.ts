import { own } from "../../resources/own";
import { plain } from "../command";

export const listTemplatePermissions = plain("listTemplatePermissions", {
  kinds: { id: ["template"] },
  run: (call) => {
    const { state, input } = call;
    const template = own(call, state.templates, input.need("id"));
    // Recorded: of a private template the owner is among them.
    const ids = [...template.permissions, ...(template.isPublic ? [] : [template.accountId])];
    const accounts = ids.map((id) => state.accounts.must(id));
    const projects = accounts.flatMap((account) => account.projectId ?? []);
    return {
      templatepermission: {
        id: template.id,
        ispublic: template.isPublic,
        account: accounts.filter((account) => account.projectId === undefined).map((account) => account.name),
        ...(projects.length > 0 && { projectids: projects }),
      },
    };
  },
});
