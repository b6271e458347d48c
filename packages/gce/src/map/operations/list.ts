import type { AsyncJob } from "@stackgate/cloudstack";
import type { Context } from "../../context";
import type { Scoped } from "../../frame/aggregated";
import type { MethodId } from "../../frame/method";
import { operationType } from "../../frame/mutation";
import type { Operation } from "../../model/types.generated";
import type { Scope } from "../../wire/links";
import { diskName } from "../instances/disks";
import { instanceName } from "../instances/name";
import { stampsOf } from "../instances/stamps";
import { parseTime } from "../time";
import { listZones, zoneScope } from "../zones";
import { type PastOperation, pastOperations } from "./events";
import { methodOfJob } from "./jobs";
import { formatOperationName, type OperationName } from "./name";
import { operationDocument } from "./operation";

/** Where a resource stands and what it is called, by its UUID. */
type Places = ReadonlyMap<string, Place>;

interface Place {
  readonly scope: Scope;
  readonly link: string;
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
      collection: "instances",
      name: instanceName(machine),
      group: stampsOf(machine).operationGroup,
    })),
    ...volumes.map((volume) => ({
      id: volume.id,
      zoneid: volume.zoneid,
      collection: "disks",
      name: diskName(volume),
      group: undefined,
    })),
  ];
  return new Map(
    named.flatMap(({ id, zoneid, collection, name, group }) => {
      const zone = zones.find(({ uuid }) => uuid === zoneid);
      if (!zone) return [];
      return [[id, { scope: zoneScope(zone), link: context.links.zonal(zone.name, collection, name), group }] as const];
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
  const subject = { kind: "job", jobId: jobid } as const;
  return operation({ subject, method, uuid, job: { state: "pending", created } }, places, context);
}

function endedOperation(past: PastOperation, places: Places, context: Context): Scoped<Operation> {
  const { method, resourceId: uuid, created, failure } = past;
  const at = parseTime(created) ?? context.now();
  const subject = { kind: "done", targetId: uuid, at } as const;
  const error = failure === undefined ? {} : { error: { code: 530, text: failure } };
  const state = failure === undefined ? "done" : "failed";
  return operation({ subject, method, uuid, job: { state, created, completed: created, ...error } }, places, context);
}

interface Listed {
  readonly subject: OperationName["subject"];
  readonly method: MethodId;
  readonly uuid: string | undefined;
  readonly job: Parameters<typeof operationDocument>[0]["job"];
}

function operation({ subject, method, uuid, job }: Listed, places: Places, context: Context): Scoped<Operation> {
  const place = uuid === undefined ? undefined : places.get(uuid);
  const scope: Scope = place?.scope ?? { kind: "global" };
  const resource = operationDocument(
    {
      name: formatOperationName({ method, scope, ignored: [], subject }),
      operationType: operationType(method),
      scope,
      ...(uuid !== undefined && place && { target: { uuid, link: place.link } }),
      warnings: [],
      ...(method === "instances.insert" && place?.group !== undefined && { operationGroupId: place.group }),
      job,
      at: context.now(),
    },
    context,
  );
  return { scope, resource };
}
