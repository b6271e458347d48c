import type { Context, MethodFacts } from "../context";
import { methods } from "../model/methods.generated";
import type { Methods } from "../model/types.generated";
import type { ParameterValue } from "../wire/parameters";
import type { FieldRules } from "./fields";

export type MethodId = keyof Methods;

export interface Input<Id extends MethodId> {
  readonly parameters: Methods[Id]["parameters"];
  /** `{}` where the method takes no body or the client sent none. */
  readonly body: NonNullable<Methods[Id]["request"]>;
}

/** What decoding made of a request, before the method's own types are put on it. */
export interface Decoded {
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly body: Readonly<Record<string, unknown>>;
  /** Indexes of the `ignores` that the body fell under. */
  readonly ignored: readonly number[];
}

/** One method as the facade runs it. */
export interface Method extends MethodFacts {
  /** Query parameters that the method or the frame around it honours. */
  readonly query: readonly string[];
  /** Also answers in the public image projects. */
  readonly publicProjects: boolean;
  /** The answer's document; `undefined` where the method has none. */
  readonly run: (decoded: Decoded, context: Context) => Promise<object | undefined>;
}

export interface MethodOptions {
  readonly fields?: FieldRules;
  /** Query parameters that this method honours, beyond those of the frame. */
  readonly query?: readonly string[];
  readonly publicProjects?: boolean;
}

export interface MethodDefinition<Id extends MethodId> extends MethodOptions {
  run(input: Input<Id>, context: Context): Promise<Methods[Id]["response"]>;
}

/** A method that answers a document of its own: every `get`, and what is neither a list nor a mutation. */
export function defineMethod<const Id extends MethodId>(id: Id, definition: MethodDefinition<Id>): Method {
  return {
    ...frame(id, definition),
    run: async (decoded, context) => definition.run(typed(decoded), context),
  };
}

export const frame = (id: MethodId, options: MethodOptions, query: readonly string[] = []): Omit<Method, "run"> => ({
  id,
  shape: methods[id],
  fields: options.fields,
  query: [...query, ...(options.query ?? [])],
  publicProjects: options.publicProjects ?? false,
});

/** The wire decoded parameters and body by the very shapes that the types were generated from. */
export const typed = <Id extends MethodId>({ parameters, body }: Decoded): Input<Id> =>
  ({ parameters, body }) as unknown as Input<Id>;
