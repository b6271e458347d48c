import { isAdmin } from "../../access/caller";
import type { Work } from "../../jobs/jobs";
import type { Account, Project } from "../../state/records";
import { forbidden, invalid } from "../../wire/errors";
import { type CallOf, job } from "../command";

/** Both commands name a project and an account alike; its admins alone may. */
function membership(
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

/** At once, without an invitation (CloudStack's default). */
export const addAccountToProject = job("addAccountToProject", {
  java: "user.account.AddAccountToProjectCmd",
  event: "PROJECT.ACCOUNT.ADD",
  description: "adding an account to a project",
  start: (call) =>
    membership(call, (project, { id, name }) => {
      if (project.members.some(({ accountId }) => accountId === id)) throw invalid(`${name} is in the project already`);
      const role = call.input.text("roletype")?.toLowerCase() === "admin" ? "Admin" : "Regular";
      project.members = [...project.members, { accountId: id, role }];
    }),
});

/** Not its last admin. */
export const deleteAccountFromProject = job("deleteAccountFromProject", {
  java: "user.account.DeleteAccountFromProjectCmd",
  event: "PROJECT.ACCOUNT.REMOVE",
  description: "removing an account from a project",
  start: (call) =>
    membership(call, (project, { id, name }) => {
      const rest = project.members.filter(({ accountId }) => accountId !== id);
      if (rest.length === project.members.length) throw invalid(`${name} is not in the project`);
      if (!rest.some(({ role }) => role === "Admin")) throw invalid("a project keeps at least one admin");
      project.members = rest;
    }),
});
