import type { Job } from "@stackgate/cloudstack";
import type { Context } from "../../context";
import type { Warning } from "../../frame/fields";
import type { Operation } from "../../model/types.generated";
import { derivedUuid } from "../../support/hash";
import { GceError, statusText } from "../../wire/errors";
import type { Scope } from "../../wire/links";
import { operationCode, reasonOf } from "../errors";
import { numericId } from "../ids";
import { parseTime, timestamp } from "../time";
import type { Target } from "./target";

/** What an operation document is made of, whether it was just begun or is shown again. */
export interface OperationFacts {
  readonly name: string;
  readonly operationType: string;
  readonly scope: Scope;
  readonly target?: Pick<Target, "uuid"> & { readonly link: string };
  readonly warnings: readonly Warning[];
  readonly operationGroupId?: string;
  readonly statusMessage?: string;
  /** The job as last seen; `undefined` where nothing is left to do. */
  readonly job?: Pick<Job, "state" | "created" | "completed" | "error"> | undefined;
  /** When it was asked for, in ms since the epoch. */
  readonly at: number;
}

export function operationDocument(facts: OperationFacts, { links, caller, now }: Context): Operation {
  const { name, operationType, scope, target, warnings, job, at } = facts;
  const begun = timestamp(parseTime(job?.created) ?? at);
  const done = job === undefined || job.state !== "pending";
  return {
    kind: "compute#operation",
    id: numericId(derivedUuid(name)),
    name,
    operationType,
    operationGroupId: facts.operationGroupId,
    ...(target && { targetLink: target.link, targetId: numericId(target.uuid) }),
    statusMessage: facts.statusMessage,
    status: done ? "DONE" : "RUNNING",
    user: caller.user,
    progress: done ? 100 : 0,
    insertTime: begun,
    startTime: begun,
    ...(done && { endTime: timestamp(parseTime(job?.completed) ?? (job === undefined ? at : now())) }),
    ...(job?.error && errorOf(job.error)),
    ...(warnings.length > 0 && { warnings: warnings.map((warning) => ({ ...warning })) }),
    ...(scope.kind === "zone" && { zone: links.zone(scope.name) }),
    ...(scope.kind === "region" && { region: links.region(scope.name) }),
    selfLink: links.scoped(scope, "operations", name),
  };
}

function errorOf({ code, text }: { readonly code: number; readonly text: string }): Operation {
  const error = new GceError(reasonOf(code, text), text);
  return {
    error: { errors: [{ code: operationCode(error.reason), message: text }] },
    httpErrorStatusCode: error.code,
    httpErrorMessage: statusText(error),
  };
}
