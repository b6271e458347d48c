import { isAdmin } from "../../access/caller";
import type { Project } from "../../state/records";
import { projectAccountView, projectView } from "../../views/project";
import { unavailable } from "../../wire/errors";
import { list } from "../command";
import { selector } from "../filters";

const isMember = (project: Project, accountId: string): boolean =>
  project.members.some((member) => member.accountId === accountId);

export const listProjects = list("listProjects", {
  kinds: { id: ["project"] },
  key: "project",
  find: ({ state, caller, input }) => {
    const selected = selector<Project>(state, input, (project) => [project.name, project.displayText]);
    const everyone = isAdmin(caller) && (input.flag("listall") ?? false);
    const wanted = input.text("state")?.toLowerCase();
    return [...state.projects.values()].filter(
      (project) =>
        (everyone || isMember(project, caller.account.id)) &&
        selected(project) &&
        (wanted === undefined || project.state.toLowerCase() === wanted),
    );
  },
  view: (project, { state }) => projectView(state, project),
});

export const listProjectAccounts = list("listProjectAccounts", {
  key: "projectaccount",
  find: ({ state, caller, input }) => {
    const project = state.projects.must(input.need("projectid"));
    if (!isAdmin(caller) && !isMember(project, caller.account.id))
      throw unavailable(`the command is not available to this account in project ${project.id}`);
    const [name, role] = [input.text("account"), input.text("role")?.toLowerCase()];
    return project.members
      .filter((member) => name === undefined || state.accounts.must(member.accountId).name === name)
      .filter((member) => role === undefined || member.role.toLowerCase() === role)
      .map((member) => ({ project, member }));
  },
  view: ({ project, member }, { state }) => projectAccountView(state, project, member),
});
