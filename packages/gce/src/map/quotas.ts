import { type Account, isRefusal } from "@stackgate/cloudstack";
import type { Context } from "../context";
import type { Quota } from "../model/types.generated";

/** What CloudStack limits and counts, of an account as of one of its projects; `primarystorage` in GiB. */
type Counted = "cpu" | "ip" | "network" | "primarystorage" | "snapshot" | "template" | "vm";
type Counts = Pick<Account, `${Counted}limit` | `${Counted}total`>;

/** Google's metrics, where each is shown, and what CloudStack counts for them. */
const metrics = {
  project: [
    ["CPUS_ALL_REGIONS", "cpu"],
    ["IMAGES", "template"],
    ["NETWORKS", "network"],
    ["SNAPSHOTS", "snapshot"],
  ],
  region: [
    ["CPUS", "cpu"],
    ["DISKS_TOTAL_GB", "primarystorage"],
    ["INSTANCES", "vm"],
    ["STATIC_ADDRESSES", "ip"],
  ],
} as const;

/** As Google shows a limit that there is not: the greatest int64. */
const UNLIMITED = 2 ** 63;

/** Limits and use of the whole project, in one call: CloudStack has none for a region, so each shows the same. */
export async function readQuotas(context: Context, shown: keyof typeof metrics): Promise<readonly Quota[]> {
  const counts = await countsOf(context);
  return counts ? metrics[shown].map(([metric, counted]) => quota(metric, counts, counted)) : [];
}

async function countsOf({ cloud, project }: Context): Promise<Counts | undefined> {
  if (project.kind === "images") return undefined;
  try {
    const [counts] = await cloud.list(project.kind === "project" ? "listProjects" : "listAccounts", {
      id: project.uuid,
    });
    return counts;
  } catch (error) {
    // An operator's own role may leave the command out: that is no reason to show no regions.
    if (isRefusal(error, 432)) return undefined;
    throw error;
  }
}

function quota(metric: string, counts: Counts, counted: Counted): Quota {
  const limit = counts[`${counted}limit`];
  const unlimited = limit === undefined || !/^\d+$/.test(limit);
  return { metric, limit: unlimited ? UNLIMITED : Number(limit), usage: counts[`${counted}total`] ?? 0 };
}
