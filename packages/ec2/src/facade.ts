import {
  access,
  admit,
  arrive,
  asCaller,
  type Ec2Config,
  type Facade,
  type FacadeDependencies,
  InTurn,
  limitRate,
  pipeline,
  Rounds,
} from "@stackgate/gateway";
import type { Action, ActionName, InputOf } from "./action";
import { authenticator } from "./auth/authenticate";
import type { Unenforced } from "./context";
import { asEc2Error } from "./map/errors";
import { checkFilters, type Filter } from "./map/filters";
import { idsOf } from "./map/ids";
import { hideNotYours } from "./map/not-yours";
import { ownerId } from "./map/owner";
import { refusal, success } from "./replies";
import { enforce } from "./rules";
import { addressed, findAction, type Service } from "./services";
import { decode } from "./wire/decode";
import { Ec2Error } from "./wire/error";
import { type RequestParameters, readParameters } from "./wire/parameters";

/** Amazon EC2's Query API (and STS's GetCallerIdentity) in front of CloudStack. */
export function createEc2(dependencies: FacadeDependencies<Ec2Config>): Facade {
  const { cloud: endpoint, credentials, sealer, config, limits, now, log, metrics } = dependencies;
  const authenticate = authenticator(credentials);
  const shared = { config, now, log, sealer, turns: new InTurn(), enforcing: new Rounds<Unenforced>() };
  return pipeline(arrive)
    .step("admit", admit)
    .step("read parameters", ({ request }) => ({ parameters: readParameters(request) }))
    .step("find service", ({ parameters }) => addressed(parameters))
    .step("authenticate", async ({ request, parameters }) => ({
      caller: await authenticate(request, parameters, new Date(now())),
    }))
    .step("limit rate", limitRate(limits))
    .step("find action", ({ service, parameters }) => named(findAction(service, parameters)))
    .step("decode", ({ service, definition, parameters }) => ({ input: read(service, definition, parameters) }))
    .step("check", ({ service, definition, input }) => check(service, definition, input))
    .step("dry run", ({ input }) => dryRun(input))
    .step("as caller", asCaller(endpoint, metrics))
    .step("run", async ({ definition, input, request, requestId, caller, cloud }) => {
      const owner = ownerId(caller.account, caller.domainId);
      const host = request.headers.host ?? "";
      const ids = idsOf(config.ids, cloud, caller.accountId, now);
      const context = { ...shared, action: definition.name, cloud, caller, owner, requestId, ids, host };
      try {
        return { output: await definition.run(input, context) };
      } catch (error) {
        throw await hideNotYours(asEc2Error(error, definition), input, context);
      }
    })
    .step("encode", async ({ service, version, requestId, definition, output }) => ({
      reply: await success(service, version, requestId, definition.name, output),
    }))
    .facade({ onError: refusal, finally: access("ec2", log, metrics) });
}

/** `action` is the name for the access log: one of our table, not the client's. */
const named = (definition: Action) => ({ definition, action: definition.name });

/** The one place where what was decoded is taken for the action's input: its own shape was walked, nothing else. */
function read({ model }: Service, { name }: Action, parameters: RequestParameters): InputOf<ActionName> {
  return decode(model, model.operations[name]?.input, parameters) as InputOf<ActionName>;
}

/** All that can be said against a request without asking CloudStack. */
function check({ model }: Service, definition: Action, input: InputOf<ActionName>): Record<never, never> {
  const shape = model.operations[definition.name]?.input;
  if (shape !== undefined) enforce(definition.parameters, input, model, shape);
  checkFilters(definition.filters ?? {}, filtersOf(input));
  definition.check?.(input);
  return {};
}

/** DescribeNatGateways calls them `Filter`. */
function filtersOf(input: InputOf<ActionName>): readonly Filter[] | undefined {
  if ("Filters" in input) return input.Filters;
  return "Filter" in input ? input.Filter : undefined;
}

function dryRun(input: object): Record<never, never> {
  if ("DryRun" in input && input.DryRun === true) {
    throw new Ec2Error("DryRunOperation", "Request would have succeeded, but DryRun flag is set.");
  }
  return {};
}
