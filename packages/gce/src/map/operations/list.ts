import type { AsyncJob } from "@stackgate/cloudstack";
import type { Context } from "../../context";
import type { Scoped } from "../../frame/aggregated";
import type { MethodId } from "../../frame/method";
import { operationType } from "../../frame/mutation";
import type { Operation } from "../../model/types.generated";
import type { Scope } from "../../wire/links";
import { numericId } from "../ids";
import { diskName } from "../instances/disks";
import { instanceName } from "../instances/name";
import { stampsOf } from "../instances/stamps";
import { parseTime } from "../time";
import { listZones, zoneScope } from "../zones";
import { type PastOperation, pastOperations } from "./events";
import { methodOfJob } from "./jobs";
import { formatOperationName } from "./name";
import { operationDocument } from "./operation";
import { targetLink } from "./target";

/** Where a resource stands and what it is called, by its UUID. */
type Places = ReadonlyMap<string, Place>;

interface Place {
  readonly scope: Scope;
  readonly name: string;
  /** Of a machine: the bulkInsert that made it. */
  readonly group: string | undefined;
}

/**
 * The caller's operations: CloudStack's pending jobs, and what its events remember of those that have ended. Jobs and events don't say
 * where their resource stands: machines and volumes that are still there do; the rest stands under `global`.
 */
export async function listOperations(context: Context): Promise<readonly Scoped<Operation>[]> {
  const { cloud } = context;
  const [jobs, past, places] = await Promise.all([
    cloud.list("listAsyncJobs"),
    pastOperations(context),
    readPlaces(context),
  ]);
  const pending = jobs.flatMap((job) => pendingOperation(job, places, context) ?? []);
  return [...pending, ...past.map((operation) => endedOperation(operation, places, context))];
}

async function readPlaces(context: Context): Promise<Places> {
  const { cloud } = context;
  const [zones, machines, volumes] = await Promise.all([
    listZones(context),
    cloud.list("listVirtualMachines", { details: ["min"] }),
    cloud.catalogue("listVolumes", { type: "DATADISK" }),
  ]);
  const named = [
    ...machines.map((machine) => ({
      id: machine.id,
      zoneid: machine.zoneid,
      name: instanceName(machine),
      group: stampsOf(machine).operationGroup,
    })),
    ...volumes.map((volume) => ({
      id: volume.id,
      zoneid: volume.zoneid,
      name: diskName(volume),
      group: undefined,
    })),
  ];
  return new Map(
    named.flatMap(({ id, zoneid, name, group }) => {
      const zone = zones.find(({ uuid }) => uuid === zoneid);
      return zone ? [[id, { scope: zoneScope(zone), name, group }] as const] : [];
    }),
  );
}

function pendingOperation(
  { jobid, cmd = "", created = "", jobinstanceid: uuid }: AsyncJob,
  places: Places,
  context: Context,
): Scoped<Operation> | undefined {
  const method = methodOfJob(cmd);
  if (jobid === undefined || method === undefined) return undefined;
  const name = formatOperationName({ method, ignored: [], subject: { kind: "job", jobId: jobid } });
  return operation({ name, method, uuid, job: { state: "pending", created } }, places, context);
}

function endedOperation(past: PastOperation, places: Places, context: Context): Scoped<Operation> {
  const { method, resourceId: uuid, created, failure } = past;
  const at = parseTime(created) ?? context.now();
  const name = formatOperationName({ method, ignored: [], subject: { kind: "done", targetId: uuid, at } });
  const error = failure === undefined ? {} : { error: { code: 530, text: failure } };
  const state = failure === undefined ? "done" : "failed";
  return operation({ name, method, uuid, job: { state, created, completed: created, ...error } }, places, context);
}

interface Listed {
  readonly name: string;
  readonly method: MethodId;
  readonly uuid: string | undefined;
  readonly job: Parameters<typeof operationDocument>[0]["job"];
}

function operation({ name, method, uuid, job }: Listed, places: Places, context: Context): Scoped<Operation> {
  const place = uuid === undefined ? undefined : places.get(uuid);
  const scope = place?.scope ?? { kind: "global" };
  const path = context.methods.get(method)?.shape.path;
  const target = uuid === undefined ? undefined : { uuid, name: place?.name ?? numericId(uuid) };
  const linked = target &&
    path !== undefined &&
    place && { ...target, link: targetLink(path, scope, target, context.links) };
  const resource = operationDocument(
    {
      name,
      operationType: operationType(method),
      scope,
      ...(linked && { target: linked }),
      warnings: [],
      ...(method === "instances.insert" && place?.group !== undefined && { operationGroupId: place.group }),
      job,
      at: context.now(),
    },
    context,
  );
  return { scope, resource };
}
