import { isAdmin } from "../../access/caller";
import type { Work } from "../../jobs/jobs";
import type { Account, Project } from "../../state/records";
import { forbidden, invalid } from "../../wire/errors";
import type { CallOf } from "../command";

/** Both commands name a project and an account alike; its admins alone may. */
export function membership(
  call: CallOf<"deleteAccountFromProject">,
  change: (project: Project, account: Account) => void,
): Work {
  const { state, settings, caller, input } = call;
  const project = state.projects.get(input.need("projectid"));
  if (!project) throw invalid("the project is gone");
  const isOwner = project.members.some(({ accountId, role }) => accountId === caller.account.id && role === "Admin");
  if (!isOwner && !isAdmin(caller)) throw forbidden();
  const { domainId } = state.accounts.must(project.accountId);
  const account = [...state.accounts.by("name", input.need("account"))].find((one) => one.domainId === domainId);
  if (!account) throw invalid(`no account ${input.need("account")} in the project's domain`);
  return {
    accountId: project.accountId,
    lasts: settings.quickJob,
    begin: () => change(project, account),
    finish: () => ({ success: true }),
  };
}
