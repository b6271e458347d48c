import { addAccountToProject } from "./addAccountToProject";
import { createProject } from "./createProject";
import { deleteAccountFromProject } from "./deleteAccountFromProject";
import { deleteProject } from "./deleteProject";
import { listProjectAccounts } from "./listProjectAccounts";
import { listProjects } from "./listProjects";

export const projects = [
  addAccountToProject,
  deleteAccountFromProject,
  createProject,
  deleteProject,
  listProjectAccounts,
  listProjects,
];
