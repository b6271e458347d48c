import { invalid } from "../../wire/errors";
import { job } from "../command";
import { membership } from "./membership";

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
