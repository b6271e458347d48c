import { isRefusal, type Job, type VirtualMachine } from "@stackgate/cloudstack";
import type { Context } from "../../context";
import { warningsOf } from "../../frame/fields";
import { operationType } from "../../frame/mutation";
import type { Operation } from "../../model/types.generated";
import { notFound } from "../../wire/errors";
import { type Scope, scopePath } from "../../wire/links";
import { isUuid, numericId } from "../ids";
import { stampsOf } from "../instances/stamps";
import { methodOfJob } from "./jobs";
import { type ParsedOperationName, parseOperationName } from "./name";
import { operationDocument } from "./operation";
import { resultTarget } from "./results";
import { scopeKind, type Target, targetLink } from "./target";

/** How to look at a job: once, or until it ends or some time has passed. */
export type LoadJob = (jobId: string) => Promise<Job>;

/** The operation of that name under a scope, as it stands now. One upstream call, or none where no job was needed. */
export async function findOperation(context: Context, scope: Scope, name: string, load: LoadJob): Promise<Operation> {
  const parsed = parseOperationName(name, scope);
  const operation = parsed && (await readOperation(context, scope, name, parsed, load));
  if (!operation) throw notFound(`projects/${context.project.name}/${scopePath(scope)}/operations/${name}`);
  return operation;
}

async function readOperation(
  context: Context,
  scope: Scope,
  name: string,
  { method, ignored, subject }: ParsedOperationName,
  load: LoadJob,
): Promise<Operation | undefined> {
  const job = subject.kind === "job" ? await ownJob(load, subject.jobId) : undefined;
  if (subject.kind === "job" && !job) return undefined;
  const id = method ?? (job && methodOfJob(job.command));
  const known = id === undefined ? undefined : context.methods.get(id);
  if (!known || !standsUnder(scope, known.shape.path)) return undefined;
  const { shape, fields } = known;
  // Some jobs (of VPCs, of load balancing) name nothing. gcloud crashes without a target: then the job stands for it.
  const uuid = subject.kind === "done" ? subject.targetId : (job?.instanceId ?? subject.jobId);
  const target = (job && resultTarget(shape.path, job)) ?? (isUuid(uuid) ? byId(uuid) : undefined);
  return operationDocument(
    {
      name,
      operationType: operationType(known.id),
      scope,
      ...(target && { target: { ...target, link: targetLink(shape.path, scope, target, context.links) } }),
      ...(known.id === "instances.bulkInsert" && groupOf(job)),
      warnings: warningsOf(fields, ignored),
      job,
      at: subject.kind === "done" ? subject.at : context.now(),
    },
    context,
  );
}

/** The bulkInsert that a new machine is part of stands in the machine's details. */
function groupOf(job: Job | undefined): { readonly operationGroupId?: string } {
  const { operationGroup } = isMachine(job?.result) ? stampsOf(job.result) : {};
  return operationGroup === undefined ? {} : { operationGroupId: operationGroup };
}

const isMachine = (result: unknown): result is Pick<VirtualMachine, "details"> =>
  typeof result === "object" && result !== null && "details" in result;

/** Things that are gone and whose zone nobody knows any more are listed under `global`. */
const standsUnder = (scope: Scope, path: string): boolean => scope.kind === scopeKind(path) || scope.kind === "global";

/** Another tenant's job is as unknown as one that never was. */
async function ownJob(load: LoadJob, jobId: string): Promise<Job | undefined> {
  try {
    return await load(jobId);
  } catch (error) {
    if (isRefusal(error, 431, 530, 531)) return undefined;
    throw error;
  }
}

/** A resource whose name is not known here goes by its numeric id, which its own `get` understands too. */
const byId = (uuid: string): Target => ({ uuid, name: numericId(uuid) });
