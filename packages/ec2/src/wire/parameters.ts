import type { HttpRequest } from "@stackgate/gateway";
import { Ec2Error } from "./error";

/** One request's parameters by their names, decoded: those of the query and of the form together. */
export type RequestParameters = ReadonlyMap<string, string>;

/** More than any client sends (a group with 1,000 rules by a client takes as many calls), little enough to walk. */
const MOST_PARAMETERS = 2_000;

/** Parameters of the protocol, not of an action. */
const PROTOCOL = new Set([
  "Action",
  "Version",
  "AWSAccessKeyId",
  "Signature",
  "SignatureMethod",
  "SignatureVersion",
  "Timestamp",
  "Expires",
  "SecurityToken",
]);
export const isProtocolParameter = (name: string): boolean => PROTOCOL.has(name) || name.startsWith("X-Amz-");

/** One parameter as sent, decoded. */
export type Pair = readonly [name: string, value: string];

/**
 * Reads the query string and, whatever the content type says, the body as a form (clients of old send none).
 * @throws Ec2Error for anything that can be read in two ways: broken escapes, a name twice
 */
export function readParameters(request: Pick<HttpRequest, "target" | "body">): RequestParameters {
  const parameters = new Map<string, string>();
  const pairs = [...readPairs(splitTarget(request.target).query), ...readPairs(request.body.toString("latin1"))];
  if (pairs.length > MOST_PARAMETERS) {
    throw new Ec2Error("RequestEntityTooLarge", `A request may have at most ${MOST_PARAMETERS} parameters`);
  }
  for (const [name, value] of pairs) {
    if (parameters.has(name)) {
      throw new Ec2Error("InvalidParameterCombination", `The parameter ${name} was sent more than once`);
    }
    parameters.set(name, value);
  }
  return parameters;
}

/** The path of a request target, and its query string (empty when there is none), both as received. */
export function splitTarget(target: string): { readonly path: string; readonly query: string } {
  const mark = target.indexOf("?");
  return mark < 0 ? { path: target, query: "" } : { path: target.slice(0, mark), query: target.slice(mark + 1) };
}

/**
 * A query string or form in its order, repeated names and all, for signatures count those.
 * `text` has one character a byte, as Node gives request targets and as latin1 reads a body.
 */
export function readPairs(text: string): readonly Pair[] {
  const pairs: Pair[] = [];
  for (const part of text.split("&")) {
    if (part === "") continue;
    const equals = part.indexOf("=");
    pairs.push(
      equals < 0 ? [decodeText(part), ""] : [decodeText(part.slice(0, equals)), decodeText(part.slice(equals + 1))],
    );
  }
  return pairs;
}

function decodeText(text: string): string {
  if (!/[%+\x80-\xff]/.test(text)) return text;
  const escaped = text.replaceAll("+", " ").replace(/[\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16)}`);
  try {
    return decodeURIComponent(escaped);
  } catch {
    throw new Ec2Error("MalformedQueryString", "A parameter is not URL-encoded UTF-8");
  }
}
