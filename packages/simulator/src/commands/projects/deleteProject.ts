import { checkAccess } from "../../access/caller";
import { invalid } from "../../wire/errors";
import { job } from "../command";

export const deleteProject = job("deleteProject", {
  kinds: { id: ["project"] },
  java: "user.project.DeleteProjectCmd",
  event: "PROJECT.DELETE",
  description: "Deleting project",
  start: ({ state, caller, settings, input }) => {
    const project = state.projects.get(input.need("id"));
    if (!project) throw invalid("no such project");
    checkAccess(state, caller, project);
    return {
      lasts: settings.quickJob,
      begin: () => {
        if (state.vms.by("account", project.accountId)[Symbol.iterator]().next().done !== true)
          throw invalid(`project ${project.name} has VMs`);
      },
      finish: () => {
        state.tags.forget(project.id);
        state.projects.delete(project.id);
        return { success: true };
      },
    };
  },
});
