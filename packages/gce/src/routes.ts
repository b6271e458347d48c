import type { HttpRequest } from "@stackgate/gateway";
import type { Method } from "./frame/method";
import { methods as supported } from "./methods";
import { allMethods } from "./model/all-methods.generated";
import { methods as shapes } from "./model/methods.generated";
import { GceError } from "./wire/errors";
import { createRouter, splitTarget } from "./wire/router";

/** What a request's path leads to. */
export interface Route {
  /** The method's id, also of one that is not supported. */
  readonly action: string;
  readonly method: Method | undefined;
  readonly path: ReadonlyMap<string, string>;
  readonly query: string;
}

/** Every implemented method by its id. */
export const knownMethods: ReadonlyMap<string, Method> = new Map(
  supported.map((method): [string, Method] => [method.id, method]),
);

const routesOf = (entries: readonly (readonly [string, string, string])[]) =>
  entries.map(([action, httpMethod, path]) => ({
    httpMethod,
    path,
    target: { action, method: knownMethods.get(action) },
  }));

const RESOURCE_MANAGER = "cloudresourcemanager.";
const compute = createRouter(routesOf(allMethods));
const resourceManager = createRouter(
  routesOf(
    Object.entries(shapes)
      .filter(([id]) => id.startsWith(RESOURCE_MANAGER))
      .map(([id, { httpMethod, path }]) => [id, httpMethod, path]),
  ),
);

/** gcloud beta and alpha ask for their own versions: v1 under another name. */
const versions = new Set(["v1", "beta", "alpha"]);

/** Finds the method of a request. A path of no method is 404 before anything else is looked at, as with Google. */
export function route({ request }: { readonly request: HttpRequest }): Route {
  const { segments, query } = splitTarget(request.target);
  const [service, version = "", ...rest] = segments;
  const match =
    service === "compute" && versions.has(version)
      ? compute.match(request.method, rest)
      : resourceManager.match(request.method, segments);
  if (!match) throw new GceError("notFound", `The requested URL was not found on this server.`);
  return { ...match.target, path: match.parameters, query };
}

/** The method itself; one of Compute Engine's that is not supported is named in a 501. */
export function supportedMethod({ action, method }: Route): { readonly method: Method } {
  if (method) return { method };
  throw new GceError("notImplemented", `The method compute.${action} is not supported by this server.`);
}
