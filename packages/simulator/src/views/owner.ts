import type { State } from "../state/state";

/** The fields that say whose something is: `account`, or `projectid` and `project` for what a project owns. */
export function ownerFields(state: State, accountId: string) {
  const account = state.accounts.must(accountId);
  const project = state.projects.get(account.projectId);
  return {
    ...(project ? { projectid: project.id, project: project.name } : { account: account.name }),
    ...domainFields(state, account.domainId),
  };
}

export function domainFields(state: State, domainId: string) {
  const domain = state.domains.must(domainId);
  return { domainid: domain.id, domain: domain.name, domainpath: domain.path };
}
