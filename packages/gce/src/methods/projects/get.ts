import { defineMethod } from "../../frame/method";
import { numericId } from "../../map/ids";
import { creationTimestamp, timestamp } from "../../map/time";
import { fingerprint } from "../../support/hash";

/**
 * No defaultServiceAccount: clients then send no service accounts with new instances, which CloudStack could do nothing with.
 */
export const get = defineMethod("projects.get", {
  publicProjects: true,
  async run(_, { project, links }) {
    return {
      kind: "compute#project",
      id: numericId(project.uuid),
      creationTimestamp: creationTimestamp(project.created) ?? timestamp(0),
      name: project.name,
      description: project.displayName,
      commonInstanceMetadata: { kind: "compute#metadata", fingerprint: fingerprint([]), items: [] },
      quotas: [],
      defaultNetworkTier: "PREMIUM",
      xpnProjectStatus: "UNSPECIFIED_XPN_PROJECT_STATUS",
      selfLink: links.project(),
    };
  },
});
