import { createProject } from "./createProject";
import { deleteProject } from "./deleteProject";
import { listProjectAccounts, listProjects } from "./listProjects";
import { addAccountToProject, deleteAccountFromProject } from "./membership";

export const projects = [
  addAccountToProject,
  deleteAccountFromProject,
  createProject,
  deleteProject,
  listProjectAccounts,
  listProjects,
];
