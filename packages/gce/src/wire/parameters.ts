import type { MethodShape, ParameterShape } from "../model/shapes";
import { GceError, invalidField, printable } from "./errors";
import { type Mask, parseFields } from "./fields";

/** Parameters of every method; what changes the answer's form is read by ./reply, the rest has no meaning here. */
const standard = new Set([
  "$.xgafv",
  "$alt",
  "access_token",
  "alt",
  "callback",
  "fields",
  "key",
  "oauth_token",
  "prettyPrint",
  "quotaUser",
  "uploadType",
  "upload_protocol",
  "userIp",
]);

export type ParameterValue = string | number | boolean | readonly string[];

/** How the client wants its answer. */
export interface AnswerForm {
  /** What to keep of the answer; `undefined`: all. */
  readonly fields: Mask | undefined;
  readonly prettyPrint: boolean;
}

export interface DecodedParameters {
  /** The method's own parameters, typed by its shape. */
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly form: AnswerForm;
}

/**
 * Types the path and query parameters by the method's shape; an unknown query parameter is refused, as Google does.
 * @param tolerated parameters that clients send although the discovery document does not have them (any more)
 */
export function decodeParameters(
  shape: MethodShape,
  path: ReadonlyMap<string, string>,
  query: string,
  tolerated: readonly string[] = [],
): DecodedParameters {
  const sent = new URLSearchParams(query);
  const values: Record<string, ParameterValue> = {};
  for (const name of new Set(sent.keys())) {
    if (!standard.has(name) && !isQueryParameter(shape, name) && !tolerated.includes(name))
      throw unknownParameter(name);
  }
  for (const [name, parameter] of Object.entries(shape.parameters)) {
    const texts = parameter.in === "path" ? [path.get(name) ?? ""] : sent.getAll(name);
    const value = decodeParameter(name, parameter, texts);
    if (value !== undefined) values[name] = value;
  }
  return { parameters: values, form: answerForm(sent) };
}

const isQueryParameter = (shape: MethodShape, name: string): boolean =>
  Object.hasOwn(shape.parameters, name) && shape.parameters[name]?.in === "query";

const unknownParameter = (name: string): GceError =>
  new GceError(
    "invalid",
    `Invalid JSON payload received. Unknown name "${printable(name)}": Cannot bind query parameter. ` +
      `Field '${printable(name)}' could not be found in request message.`,
  );

function decodeParameter(name: string, shape: ParameterShape, texts: readonly string[]): ParameterValue | undefined {
  if (shape.repeated) return texts.length > 0 ? texts : undefined;
  if (texts.length > 1) throw new GceError("invalid", `Parameter '${name}' was given more than once.`);
  const text = texts[0] ?? "";
  if (text === "") {
    if (shape.required) throw new GceError("required", `Required parameter '${name}' is missing.`);
    return undefined;
  }
  if (shape.type === "boolean") return decodeBoolean(name, text);
  if (["int32", "uint32", "integer"].includes(shape.type)) return decodeInteger(name, shape, text);
  if (["int64", "uint64"].includes(shape.type) && !/^-?\d{1,20}$/.test(text)) {
    throw invalidField(name, text, "The value must be an integer.");
  }
  if (shape.in === "path" && shape.pattern && !fullMatch(shape.pattern, text)) {
    throw invalidField(name, text, `Must be a match of regex '${shape.pattern}'.`);
  }
  if (shape.enum && !shape.enum.includes(text)) {
    throw invalidField(name, text, `Must be one of [${shape.enum.join(", ")}].`);
  }
  return text;
}

const patterns = new Map<string, RegExp>();

/** The patterns are Google's own (bounded, without nesting that backtracks), the texts at most a path segment long. */
function fullMatch(pattern: string, text: string): boolean {
  const regex = patterns.get(pattern) ?? new RegExp(`^(?:${pattern})$`);
  patterns.set(pattern, regex);
  return text.length <= 300 && regex.test(text);
}

/** Python clients write True and False. */
function decodeBoolean(name: string, text: string): boolean {
  const lower = text.toLowerCase();
  if (lower === "true" || lower === "1") return true;
  if (lower === "false" || lower === "0") return false;
  throw invalidField(name, text, "The value must be true or false.");
}

function decodeInteger(name: string, shape: ParameterShape, text: string): number {
  const value = /^-?\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(value)) throw invalidField(name, text, "The value must be an integer.");
  const minimum = shape.minimum ?? (shape.type === "uint32" ? 0 : -(2 ** 31));
  const maximum = shape.maximum ?? (shape.type === "uint32" ? 2 ** 32 - 1 : 2 ** 31 - 1);
  if (value < minimum || value > maximum) {
    throw invalidField(name, text, `The value must be between ${minimum} and ${maximum}.`);
  }
  return value;
}

function answerForm(sent: URLSearchParams): AnswerForm {
  const alt = sent.get("alt") ?? sent.get("$alt") ?? "json";
  if (alt !== "json" && !alt.startsWith("json;")) throw invalidField("alt", alt, "Only json is supported.");
  const [fields, pretty] = [sent.get("fields"), sent.get("prettyPrint")];
  return {
    // Read before the method runs: what can't be answered must not be done either.
    fields: fields ? parseFields(fields) : undefined,
    prettyPrint: pretty !== null && decodeBoolean("prettyPrint", pretty),
  };
}
