import { invalid } from "../../wire/errors";
import { job } from "../command";
import { membership } from "./membership";

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
