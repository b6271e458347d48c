import type { Job, JobState } from "../cloud";
import { isRecord, type ReplyBody } from "../errors/read-reply";
import { TransportError } from "../errors/transport-error";
import { unwrapResult } from "../exchange/unwrap";

/** By jobstatus: 0, 1, 2. */
const states: readonly JobState[] = ["pending", "done", "failed"];

const text = (value: unknown) => (typeof value === "string" ? value : "");

/** `{name: value}` where there is a value. */
const given = <N extends string>(name: N, value: unknown) =>
  (typeof value === "string" ? { [name]: value } : {}) as { readonly [K in N]?: string };

/** A queryAsyncJobResult answer. */
export function readJob(body: ReplyBody): Job {
  const state = states[Number(body.jobstatus)];
  if (!state || typeof body.jobid !== "string")
    throw new TransportError({ kind: "malformed", command: "queryAsyncJobResult" });
  const result = isRecord(body.jobresult) ? body.jobresult : {};
  return {
    id: body.jobid,
    state,
    command: text(body.cmd),
    account: text(body.account),
    created: text(body.created),
    ...given("instanceType", body.jobinstancetype),
    ...given("instanceId", body.jobinstanceid),
    ...given("completed", body.completed),
    ...(state === "done" && { result: unwrapResult(result) }),
    ...(state === "failed" && { error: readJobError(result) }),
  };
}

/** A failed job has `{errorcode, errortext}` as its result, and no cserrorcode (recorded). */
const readJobError = ({ errorcode, errortext }: ReplyBody) => ({
  code: Number(errorcode) || 530,
  text: text(errortext) || "no reason given",
});
