import type { Cloud } from "@stackgate/cloudstack";
import {
  type Arrival,
  access,
  admit,
  arrive,
  asCaller,
  type Caller,
  type Facade,
  type FacadeDependencies,
  type GceConfig,
  type HttpReply,
  InTurn,
  limitRate,
  pipeline,
  Rounds,
} from "@stackgate/gateway";
import { batch, isBatch } from "./batch";
import type { Context } from "./context";
import { readBody, readParameters } from "./decode";
import { discovery, isDiscovery } from "./discovery";
import { anyError } from "./errors";
import type { Decoded, Method } from "./frame/method";
import { Once } from "./frame/once";
import { findProject, isImageProject, type Project } from "./map/projects";
import type { Operation } from "./model/types.generated";
import { createOAuth, type OAuthDependencies } from "./oauth";
import { originOf } from "./oauth/origin";
import { knownMethods, route, supportedMethod } from "./routes";
import { derivedUuid } from "./support/hash";
import { Held } from "./support/held";
import { inProject } from "./support/scoped-cloud";
import { createLinks } from "./wire/links";
import { errorReply, jsonReply } from "./wire/reply";

export type GceDependencies = FacadeDependencies<GceConfig> & Pick<OAuthDependencies, "passwordSignIn">;

/** Compute Engine v1, its batch and discovery documents, OAuth 2.0 and what gcloud asks of the Resource Manager. */
export function createGce(dependencies: GceDependencies): Facade {
  const { cloud: endpoint, sealer, config, limits, now, log, metrics } = dependencies;
  const oauth = createOAuth({ ...dependencies, onError: (error) => log.warn({ err: error }, "oauth") });
  const shared = {
    config,
    now,
    log,
    sealer,
    methods: knownMethods,
    naming: new Held(),
    turns: new InTurn(),
    enforcing: new Rounds<readonly string[] | undefined>(),
    operations: new Once<Operation>(),
  };

  const ending = {
    onError: (error: unknown, { requestId }: Arrival) => traced(requestId, errorReply(anyError(error, requestId))),
    finally: access("gce", log, metrics),
  };
  const api = pipeline(arrive)
    .step("admit", admit)
    .step("route", route)
    .step("authenticate", async ({ request }) => ({ caller: await oauth.authenticate(request) }))
    .step("limit rate", limitRate(limits))
    .step("find method", supportedMethod)
    .step("read parameters", readParameters)
    .step("read body", readBody)
    .step("as caller", asCaller(endpoint, metrics))
    .step("find project", (context) => openProject(config, context))
    .step("run", async ({ method, decoded, project, cloud, caller, request, requestId }) => {
      const links = createLinks(`${originOf(request, config)}/compute/v1/`, project.name);
      const context: Context = { ...shared, cloud, caller, project, requestId, links };
      return { document: await method.run(decoded, context) };
    })
    .step("encode", ({ document, form, requestId }) => ({ reply: traced(requestId, jsonReply(document, form)) }))
    .facade(ending);

  /** What has an answer of its own: logged, counted and kept from failing as the API is. OAuth has refusals of its own too. */
  const beside = (action: string, answer: Facade, take: typeof admit = admit): Facade =>
    pipeline(arrive)
      .step("admit", take)
      .step(action, async ({ request, requestId }) => ({ action, reply: traced(requestId, await answer(request)) }))
      .facade(ending);
  const signIn = beside("oauth", oauth.facade, () => ({}));
  const documents = beside("discovery", async (request) => discovery(originOf(request, config)));
  const batches = beside("batch", (request) => batch(request, api));

  return (request) => {
    if (oauth.handles(request)) return signIn(request);
    if (isDiscovery(request)) return documents(request);
    return isBatch(request) ? batches(request) : api(request);
  };
}

/** The request id in the answer, as in the log: Google's own answers have none, so the header is the usual one. */
const traced = (requestId: string, reply: HttpReply): HttpReply => ({
  ...reply,
  headers: { ...reply.headers, "x-request-id": requestId },
});

interface Opening {
  readonly method: Method;
  readonly decoded: Decoded;
  readonly cloud: Cloud;
  readonly caller: Caller;
}

/** The project that the path names, and the cloud inside it. Public image projects hold images and nothing else. */
async function openProject(
  config: GceConfig,
  { method, decoded, cloud, caller }: Opening,
): Promise<{ readonly project: Project; readonly cloud: Cloud }> {
  const { project: name } = decoded.parameters;
  if (typeof name !== "string") return { project: await findProject(cloud, caller, caller.account), cloud };
  if (method.publicProjects && isImageProject(config, name)) {
    return { project: { kind: "images", name, displayName: name, uuid: derivedUuid(name) }, cloud };
  }
  const project = await findProject(cloud, caller, name);
  return { project, cloud: project.kind === "project" ? inProject(cloud, project.uuid) : cloud };
}
