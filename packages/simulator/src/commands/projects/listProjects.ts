import { isAdmin, isMember } from "../../access/caller";
import type { Project } from "../../state/records";
import { projectView } from "../../views/project";
import { list } from "../command";
import { selector } from "../filters";

export const listProjects = list("listProjects", {
  kinds: { id: ["project"] },
  key: "project",
  find: ({ state, caller, input }) => {
    const selected = selector<Project>(state, input, (project) => [project.name, project.displayText]);
    const everyone = isAdmin(caller) && (input.flag("listall") ?? false);
    const wanted = input.text("state")?.toLowerCase();
    return [...state.projects.values()].filter(
      (project) =>
        (everyone || isMember(project, caller)) &&
        selected(project) &&
        (wanted === undefined || project.state.toLowerCase() === wanted),
    );
  },
  view: (project, { state }) => projectView(state, project),
});
