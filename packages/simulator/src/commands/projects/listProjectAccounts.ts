import { isAdmin, isMember } from "../../access/caller";
import { projectAccountView } from "../../views/project";
import { unavailable } from "../../wire/errors";
import { list } from "../command";

export const listProjectAccounts = list("listProjectAccounts", {
  key: "projectaccount",
  find: ({ state, caller, input }) => {
    const project = state.projects.must(input.need("projectid"));
    if (!isAdmin(caller) && !isMember(project, caller))
      throw unavailable(`the command is not available to this account in project ${project.id}`);
    const [name, role] = [input.text("account"), input.text("role")?.toLowerCase()];
    return project.members
      .filter((member) => name === undefined || state.accounts.must(member.accountId).name === name)
      .filter((member) => role === undefined || member.role.toLowerCase() === role)
      .map((member) => ({ project, member }));
  },
  view: ({ project, member }, { state }) => projectAccountView(state, project, member),
});
