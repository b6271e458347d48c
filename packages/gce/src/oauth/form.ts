import type { HttpRequest } from "@stackgate/gateway";
import { OAuthError } from "./errors";

/** Parameters of a request. A Map, so that a name the client chose can never reach an object's prototype. */
export type Form = ReadonlyMap<string, string>;

/** Decodes a query or form text. A parameter sent twice is refused and an empty one is as good as absent (RFC 6749, 3.1). */
export function parseForm(text: string): Form {
  const form = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text)) {
    if (form.has(name)) throw new OAuthError("invalid_request", `Parameter ${printable(name)} is sent more than once.`);
    if (value !== "") form.set(name, value);
  }
  return form;
}

/** The form that a request posts. */
export function formOf(request: HttpRequest): Form {
  const type = request.headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
  if (request.body.length > 0 && type !== "application/x-www-form-urlencoded") {
    throw new OAuthError("invalid_request", "The body must be application/x-www-form-urlencoded.");
  }
  return parseForm(request.body.toString("utf8"));
}

export function queryOf(request: HttpRequest): Form {
  return parseForm(request.target.split("?").slice(1).join("?"));
}

/** The value of a parameter that must be there. */
export function required(form: Form, name: string): string {
  const value = form.get(name);
  if (value === undefined) throw new OAuthError("invalid_request", `Parameter ${name} is missing.`);
  return value;
}

/** error_description may hold printable ASCII only, without quote and backslash (RFC 6749, 5.2). */
function printable(name: string): string {
  return name.slice(0, 40).replace(/[^\x20-\x21\x23-\x5b\x5d-\x7e]/g, "?");
}
