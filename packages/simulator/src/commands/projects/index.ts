import { createProject } from "./createProject";
import { deleteProject } from "./deleteProject";
import { listProjectAccounts, listProjects } from "./listProjects";

export const projects = [createProject, deleteProject, listProjectAccounts, listProjects];
