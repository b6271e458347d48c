import type { CommandName } from "../cloud";
import table from "./command-table.generated.json";

export type ParameterType = "string" | "uuid" | "boolean" | "integer" | "long" | "list" | "map" | "date";

export interface ParameterDescription {
  readonly type: ParameterType;
  readonly required?: true;
  /** Longest value in characters; strings only. */
  readonly length?: number;
}

/** What the server says of a command (listApis), and where its payload stands in the answer (recorded). */
export interface CommandDescription {
  readonly async: boolean;
  /** Set on commands that ordinary users may not call. */
  readonly admin?: true;
  /** The key of the array, on list commands. A wrong one would give a count and a silently empty list. */
  readonly listKey?: string;
  /** The key of the result, also inside a job's result; absent where the answer is `{success}`. */
  readonly resultKey?: string;
  readonly parameters: Readonly<Record<string, ParameterDescription>>;
}

/** Every command the gateways and the embedded CloudStack know of, by its exact name. */
export const commandTable = table as Readonly<Record<CommandName, CommandDescription>>;
