import { defineMethod } from "../../frame/method";
import { listProjects } from "../../map/projects";
import { resourceManagerProject } from "../../map/resource-manager";
import { createFilter } from "../../wire/filter";
import { openPosition, sealPosition } from "../../wire/page-token";

const PAGE = 500;

/** `gcloud projects list`. */
export const list = defineMethod("cloudresourcemanager.projects.list", {
  query: ["filter", "pageSize", "pageToken"],
  async run({ parameters: { filter: expression, pageSize, pageToken } }, { cloud, caller, sealer }) {
    const filter = createFilter(expression);
    const token = `${caller.userId} projects ${expression ?? ""}`;
    const { skip } = openPosition(sealer, token, pageToken);
    const matching = (await listProjects(cloud, caller)).map(resourceManagerProject).filter(filter.test);
    const end = skip + (pageSize || PAGE);
    return {
      projects: matching.slice(skip, end),
      ...(end < matching.length && { nextPageToken: sealPosition(sealer, token, { page: 1, skip: end }) }),
    };
  },
});
