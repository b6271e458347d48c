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

/**
 * Reads the query string and, whatever the content type says, the body as a form (clients of old send none).
 * @throws Ec2Error for anything that can be read in two ways: broken escapes, a name twice
 */
export function readParameters(request: Pick<HttpRequest, "target" | "body">): RequestParameters {
  const parameters = new Map<string, string>();
  const question = request.target.indexOf("?");
  const pairs = [question < 0 ? "" : request.target.slice(question + 1), request.body.toString("utf8")]
    .flatMap((text) => text.split("&"))
    .filter((pair) => pair !== "");
  if (pairs.length > MOST_PARAMETERS) {
    throw new Ec2Error("RequestEntityTooLarge", `A request may have at most ${MOST_PARAMETERS} parameters`);
  }
  for (const pair of pairs) {
    const equals = pair.indexOf("=");
    const name = unescape(equals < 0 ? pair : pair.slice(0, equals));
    if (parameters.has(name)) {
      throw new Ec2Error("InvalidParameterCombination", `The parameter ${name} was sent more than once`);
    }
    parameters.set(name, equals < 0 ? "" : unescape(pair.slice(equals + 1)));
  }
  return parameters;
}

function unescape(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    throw new Ec2Error("MalformedQueryString", "The query string has an escape that is not UTF-8");
  }
}
