import { list } from "../command";

/** Nobody has configured a backup provider here. */
export const listBackupOfferings = list("listBackupOfferings", {
  key: "backupoffering",
  find: (): object[] => [],
  view: (offering) => offering,
});
