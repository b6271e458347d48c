import { wireDate } from "../clock/date";
import type { Project } from "../state/records";
import type { State } from "../state/state";
import { vmCounts } from "./account";
import { limitFields, PROJECT_LIMITS } from "./limits";
import { domainFields } from "./owner";
import { tagViews } from "./tags";

export function projectView(state: State, project: Project) {
  const account = state.accounts.must(project.accountId);
  const { domainid, domain } = domainFields(state, account.domainId);
  const owners = project.members.filter((member) => member.role === "Admin");
  return {
    id: project.id,
    name: project.name,
    displaytext: project.displayText,
    domainid,
    domain,
    owner: owners.map((owner) => ({ account: state.accounts.must(owner.accountId).name })),
    projectaccountname: account.name,
    state: project.state,
    tags: tagViews(state, project.id),
    ...limitFields(state, account, PROJECT_LIMITS),
    ...vmCounts(state, account.id),
    created: wireDate(project.created),
  };
}

export function projectAccountView(state: State, project: Project, member: Project["members"][number]) {
  const account = state.accounts.must(member.accountId);
  return {
    projectid: project.id,
    project: project.name,
    accountid: account.id,
    account: account.name,
    accounttype: account.type,
    role: member.role,
    ...domainFields(state, account.domainId),
  };
}
