import { defineMethod } from "../../frame/method";
import { findProject } from "../../map/projects";
import { resourceManagerProject } from "../../map/resource-manager";

/** gcloud asks for it when a project is configured. */
export const get = defineMethod("cloudresourcemanager.projects.get", {
  async run({ parameters: { projectId } }, { cloud, caller }) {
    return resourceManagerProject(await findProject(cloud, caller, projectId));
  },
});
