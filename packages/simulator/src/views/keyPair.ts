import type { KeyPair } from "../state/records";
import type { State } from "../state/state";

/** Unlike other resources, a key pair names its project after its domain. */
export function keyPairView(state: State, pair: KeyPair) {
  const account = state.accounts.must(pair.accountId);
  const domain = state.domains.must(account.domainId);
  const project = state.projects.get(account.projectId);
  return {
    id: pair.id,
    name: pair.name,
    ...(!project && { account: account.name }),
    domainid: domain.id,
    domain: domain.name,
    ...(project && { projectid: project.id, project: project.name }),
    fingerprint: pair.fingerprint,
    hasannotations: false,
  };
}
