import { defineMethod } from "../../frame/method";
import { numericId } from "../../map/ids";
import { metadataDocument } from "../../map/instances/metadata";
import { readProjectMetadata } from "../../map/project-metadata";
import { readQuotas } from "../../map/quotas";
import { creationTimestamp, timestamp } from "../../map/time";

/**
 * No defaultServiceAccount: clients then send no service accounts with new instances, which CloudStack could do nothing with.
 */
export const get = defineMethod("projects.get", {
  publicProjects: true,
  async run(_, context) {
    const { project, links } = context;
    const [common, quotas] = await Promise.all([
      project.kind === "images" ? new Map() : readProjectMetadata(context).then(({ items }) => items),
      readQuotas(context, "project"),
    ]);
    return {
      kind: "compute#project",
      id: numericId(project.uuid),
      creationTimestamp: creationTimestamp(project.created) ?? timestamp(0),
      name: project.name,
      description: project.displayName,
      commonInstanceMetadata: metadataDocument(common),
      quotas,
      defaultNetworkTier: "PREMIUM",
      xpnProjectStatus: "UNSPECIFIED_XPN_PROJECT_STATUS",
      selfLink: links.project(),
    };
  },
});
