import { addAccount } from "../../resources/accounts";
import { checkLimit } from "../../resources/limits";
import { ACCOUNT_TYPES } from "../../state/records";
import { projectView } from "../../views/project";
import { badParameter, invalid } from "../../wire/errors";
import { job } from "../command";

export const createProject = job("createProject", {
  java: "user.project.CreateProjectCmd",
  instanceType: "None",
  hidesInstance: true,
  event: "PROJECT.CREATE",
  description: "Creating project",
  start: ({ state, caller, clock, settings, input }) => {
    const name = input.text("name");
    if (name === undefined) throw badParameter("a project needs a name");
    const { domainId } = caller.account;
    const taken = [...state.projects.values()].some(
      (project) => project.name === name && state.accounts.must(project.accountId).domainId === domainId,
    );
    if (taken) throw invalid(`the domain has a project ${name}`);
    checkLimit(state, caller.account, "project");
    const [id, number] = [state.newId(), state.newNumber("project")];
    const domain = state.domains.must(domainId).path;
    const account = addAccount(
      state,
      { name: `PrjAcct-${name}-${number}`, domain, type: ACCOUNT_TYPES.project, projectId: id },
      clock.now(),
    );
    const project = state.projects.insert({
      id,
      number,
      name,
      displayText: input.text("displaytext") ?? name,
      accountId: account.id,
      members: [{ accountId: caller.account.id, role: "Admin" }],
      state: "Active",
      created: clock.now(),
    });
    return { id, lasts: settings.quickJob, finish: () => ({ project: projectView(state, project) }) };
  },
});
