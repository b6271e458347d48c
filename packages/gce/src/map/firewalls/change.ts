import { CloudError } from "@stackgate/cloudstack";
import type { Context } from "../../context";
import { isNotFound } from "../errors";

/** CloudStack's code for a rule or a tag that is there already (recorded); it has no other for them. */
const INTERNAL = 530;

/**
 * Changes firewalls, a project's one after the other: two may share a rule, CloudStack keeps only one of each, and clients such as
 * Terraform make them side by side. Other replicas are not waited for: where one was quicker, `work` runs once more.
 * @param work begins by reading the firewalls, and takes back what it made when it fails
 */
export function changingFirewalls<T>({ turns, project }: Context, work: () => Promise<T>): Promise<T> {
  return turns.run(`firewalls ${project.uuid}`, () =>
    work().catch((error) => {
      const overtaken = error instanceof CloudError && (error.code === INTERNAL || isNotFound(error));
      if (overtaken) return work();
      throw error;
    }),
  );
}
