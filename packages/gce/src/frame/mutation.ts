import type { Context } from "../context";
import { formatOperationName, type OperationName } from "../map/operations/name";
import { operationDocument } from "../map/operations/operation";
import { scopeOf, type Target, targetLink } from "../map/operations/target";
import type { Methods, Operation } from "../model/types.generated";
import { warningsOf } from "./fields";
import { type Decoded, frame, type Input, type Method, type MethodId, type MethodOptions, typed } from "./method";
import { checkedRequestId } from "./once";

type MutationId = {
  [Id in MethodId]: Methods[Id]["response"] extends Operation
    ? Operation extends Methods[Id]["response"]
      ? Id
      : never
    : never;
}[MethodId];

/** What a mutation did: to what, and the CloudStack job that is still at it; without one all is done. */
export interface Effect {
  readonly target: Target;
  readonly jobId?: string;
  /** Shared by the operations that one request began. */
  readonly operationGroupId?: string;
  /** What is to be told beside success; only in the answer itself, nothing keeps it. */
  readonly statusMessage?: string;
}

export interface MutationDefinition<Id extends MethodId> extends MethodOptions {
  run(input: Input<Id>, context: Context): Promise<Effect>;
}

/** A method that answers an Operation, made by the frame: its name, type, links, warnings; and idempotent by requestId. */
export function defineMutation<const Id extends MutationId>(id: Id, definition: MutationDefinition<Id>): Method {
  const method = frame(id, definition, ["requestId"]);
  const begin = async (decoded: Decoded, context: Context): Promise<Operation> => {
    const effect = await definition.run(typed<Id>(decoded), context);
    return operationOf(method, decoded, effect, context);
  };
  return {
    ...method,
    run(decoded, context) {
      const requestId = checkedRequestId(decoded.parameters.requestId);
      if (requestId === undefined) return begin(decoded, context);
      const key = [context.caller.userId, context.project.uuid, id, requestId].join(" ");
      return context.operations.run(key, () => begin(decoded, context));
    },
  };
}

/** The last part of a method's id is its operation's type: insert, delete, start, setMetadata, ... */
export const operationType = (methodId: string): string => methodId.slice(methodId.lastIndexOf(".") + 1);

function operationOf(
  { id, shape, fields }: Omit<Method, "run">,
  { parameters, ignored }: Decoded,
  { target, jobId, operationGroupId, statusMessage }: Effect,
  context: Context,
): Operation {
  const at = context.now();
  const scope = scopeOf(shape.path, parameters);
  const subject: OperationName["subject"] =
    jobId === undefined ? { kind: "done", targetId: target.uuid, at } : { kind: "job", jobId };
  return operationDocument(
    {
      name: formatOperationName({ method: id, scope, ignored, subject }),
      operationType: operationType(id),
      scope,
      target: { ...target, link: targetLink(shape.path, scope, target, context.links) },
      warnings: warningsOf(fields, ignored),
      ...(operationGroupId !== undefined && { operationGroupId }),
      ...(statusMessage !== undefined && { statusMessage }),
      job: jobId === undefined ? undefined : { state: "pending", created: "" },
      at,
    },
    context,
  );
}
