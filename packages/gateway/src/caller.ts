import type { Cloud, CloudEndpoint } from "@stackgate/cloudstack";
import type { Caller } from "./credentials";
import type { Metrics } from "./metrics";

/** What a request cost upstream, for the access log. */
export interface Upstream {
  calls: number;
  /** Of the asynchronous commands that were started. */
  readonly jobIds: string[];
}

/** The step after authentication: CloudStack as the caller sees it, with every exchange counted. */
export function asCaller(endpoint: CloudEndpoint, metrics: Pick<Metrics, "upstream">) {
  return ({ caller }: { readonly caller: Caller }): { readonly cloud: Cloud; readonly upstream: Upstream } => {
    const upstream: Upstream = { calls: 0, jobIds: [] };
    const cloud = endpoint.as(caller, {
      exchanged({ command, status, ms }) {
        upstream.calls += 1;
        metrics.upstream(command, status, ms);
      },
      started(jobId) {
        upstream.jobIds.push(jobId);
      },
    });
    return { cloud, upstream };
  };
}
