import type { ResourceManagerProject } from "../model/types.generated";
import { numericId } from "./ids";
import type { Project } from "./projects";
import { creationTimestamp, timestamp } from "./time";

/** A project as the Resource Manager shows it. */
export const resourceManagerProject = ({ name, displayName, uuid, created }: Project): ResourceManagerProject => ({
  projectId: name,
  projectNumber: numericId(uuid),
  name: displayName,
  lifecycleState: "ACTIVE",
  createTime: creationTimestamp(created) ?? timestamp(0),
});
