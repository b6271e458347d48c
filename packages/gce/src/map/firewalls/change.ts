import { againIfOvertaken } from "@stackgate/cloudstack";
import type { Context } from "../../context";

/**
 * Changes firewalls, a project's one after the other: two may share a rule, CloudStack keeps only one of each, and clients such as
 * Terraform make them side by side. Other replicas are not waited for.
 * @param work begins by reading the firewalls, and takes back what it made when it fails
 */
export const changingFirewalls = <T>({ turns, project }: Context, work: () => Promise<T>): Promise<T> =>
  turns.run(project.uuid, () => againIfOvertaken(work));
