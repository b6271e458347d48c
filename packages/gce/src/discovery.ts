import type { HttpReply, HttpRequest } from "@stackgate/gateway";
import { methods, revision } from "./model/methods.generated";
import { schemas } from "./model/schemas.generated";
import type { MethodShape, ParameterShape, Shape } from "./model/shapes";
import { jsonReply } from "./wire/reply";

/** Where clients look for the document: the directory's own path, and the newer one beside each service. */
const PATHS = /^\/(?:discovery\/v1\/apis\/compute\/v1\/rest|\$discovery\/rest)(?:\?|$)/;

export const isDiscovery = ({ method, target }: HttpRequest): boolean => method === "GET" && PATHS.test(target);

/** The discovery document of what is supported here, with this server's URLs. Like Google's it needs no credentials. */
export function discovery(origin: string): HttpReply {
  return jsonReply({
    kind: "discovery#restDescription",
    discoveryVersion: "v1",
    id: "compute:v1",
    name: "compute",
    version: "v1",
    revision,
    title: "Compute Engine API",
    ownerDomain: "google.com",
    protocol: "rest",
    rootUrl: `${origin}/`,
    servicePath: "compute/v1/",
    baseUrl: `${origin}/compute/v1/`,
    basePath: "/compute/v1/",
    batchPath: "batch/compute/v1",
    auth: { oauth2: { scopes: Object.fromEntries(scopes.map((scope) => [scope, { description: scope }])) } },
    parameters: commonParameters,
    schemas: Object.fromEntries(
      Object.entries(schemas).map(([id, fields]) => [
        id,
        { id, type: "object", properties: mapValues(fields, property) },
      ]),
    ),
    resources: resources(),
  });
}

const scopes = ["https://www.googleapis.com/auth/cloud-platform", "https://www.googleapis.com/auth/compute"];

const commonParameters = {
  alt: { type: "string", location: "query", default: "json" },
  fields: { type: "string", location: "query" },
  prettyPrint: { type: "boolean", location: "query" },
  key: { type: "string", location: "query" },
  quotaUser: { type: "string", location: "query" },
};

function resources(): object {
  const byResource = new Map<string, Record<string, object>>();
  for (const [id, shape] of Object.entries(methods)) {
    const [resource = "", name = ""] = id.split(".");
    if (resource === "cloudresourcemanager") continue;
    byResource.set(resource, { ...byResource.get(resource), [name]: methodDocument(id, shape) });
  }
  return Object.fromEntries([...byResource].map(([resource, members]) => [resource, { methods: members }]));
}

function methodDocument(id: string, { httpMethod, path, parameters, request, response }: MethodShape): object {
  const required = Object.entries(parameters).filter(([, { required: must }]) => must);
  return {
    id: `compute.${id}`,
    httpMethod,
    path,
    flatPath: path,
    parameterOrder: [...path.matchAll(/\{(\w+)\}/g)]
      .map(([, name]) => name)
      .concat(required.filter(([, { in: place }]) => place === "query").map(([name]) => name)),
    parameters: mapValues(parameters, parameterDocument),
    ...(request !== undefined && { request: { $ref: request } }),
    ...(response !== undefined && { response: { $ref: response } }),
    scopes,
  };
}

function parameterDocument({ in: location, type, minimum, maximum, ...rest }: ParameterShape): object {
  return {
    location,
    ...typeDocument(type),
    ...rest,
    ...(minimum !== undefined && { minimum: String(minimum) }),
    ...(maximum !== undefined && { maximum: String(maximum) }),
  };
}

/** A type and format as JSON schema has them. */
const types: Readonly<Record<string, { readonly type: string; readonly format?: string }>> = {
  int32: { type: "integer", format: "int32" },
  uint32: { type: "integer", format: "uint32" },
  int64: { type: "string", format: "int64" },
  uint64: { type: "string", format: "uint64" },
  byte: { type: "string", format: "byte" },
  number: { type: "number", format: "double" },
};

const typeDocument = (type: string): object => types[type] ?? { type };

function property(shape: Shape): object {
  if (typeof shape === "string") return typeDocument(shape);
  if ("ref" in shape) return { $ref: shape.ref };
  if ("list" in shape) return { type: "array", items: property(shape.list) };
  if ("map" in shape) return { type: "object", additionalProperties: property(shape.map) };
  return { type: "object", properties: mapValues(shape.object, property) };
}

const mapValues = <T>(record: Readonly<Record<string, T>>, map: (value: T) => object): Record<string, object> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
