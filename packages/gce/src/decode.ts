import type { HttpRequest } from "@stackgate/gateway";
import { checkFields } from "./frame/fields";
import type { Decoded, Method } from "./frame/method";
import type { Route } from "./routes";
import { decodeBody } from "./wire/body";
import { invalidField, requiredField } from "./wire/errors";
import { type DecodedParameters, decodeParameters } from "./wire/parameters";

/** Path and query by the method's shape; a query parameter that the method has but can't honour is refused. */
export function readParameters({ method, path, query }: Route & { readonly method: Method }): DecodedParameters {
  const decoded = decodeParameters(method.shape, path, query, method.query);
  for (const [name, value] of Object.entries(decoded.parameters)) {
    const honoured = method.shape.parameters[name]?.in === "path" || method.query.includes(name);
    if (!honoured && value !== false) throw invalidField(name, value, "This parameter is not supported here.");
  }
  return decoded;
}

/** Everything that can be said against a body without asking CloudStack. */
export function readBody(context: {
  readonly request: HttpRequest;
  readonly method: Method;
  readonly parameters: Decoded["parameters"];
}): { readonly decoded: Decoded } {
  const { method, parameters, request } = context;
  const { shape, fields } = method;
  const body = shape.request === undefined ? {} : decodeBody(shape.request, request.body);
  // A patch carries what changes, whatever the discovery document says is required.
  for (const name of shape.httpMethod === "PATCH" ? [] : (shape.required ?? [])) {
    if (!Object.hasOwn(body, name)) throw requiredField(`resource.${name}`);
  }
  return { decoded: { parameters, body, ignored: fields ? checkFields(fields, body) : [] } };
}
