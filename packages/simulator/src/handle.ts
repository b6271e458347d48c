import { type Caller, isAdmin } from "./access/caller";
import { login } from "./access/login";
import { commandNamed } from "./commands";
import type { Command } from "./commands/command";
import { entryOf } from "./commands/table";
import { type Fault, jobFault } from "./faults/faults";
import { answer, envelopeOf, refuse } from "./wire/answer";
import { Arguments } from "./wire/arguments";
import { PARAMETER_KINDS } from "./wire/entities";
import { ApiError, internal, unauthenticated, unavailable } from "./wire/errors";
import {
  readParameters,
  type SimulatorReply,
  type SimulatorRequest,
  TOO_LONG,
  urlTooLong,
  wantsJson,
} from "./wire/request";
import { isSigned } from "./wire/signature";
import type { Call, World } from "./world";

/** One request from wire to wire, in the order in which CloudStack checks: length, credentials, role, parameters. */
export function handle(world: World, request: SimulatorRequest, faults: readonly Fault[]): SimulatorReply {
  if (urlTooLong(request.query ?? "")) return TOO_LONG;
  const fields = readParameters(request);
  const name = fields.get("command");
  const json = wantsJson(fields);
  const known = name !== undefined && (name === "login" || entryOf(name) !== undefined);
  // Recorded: an unknown command answers `errorresponse`, a missing one `null`.
  const envelope =
    name === undefined ? "null" : known ? (commandNamed(name)?.envelope ?? envelopeOf(name)) : "errorresponse";
  try {
    if (name === "login") return answer(envelope, login(world, request.method, fields), json);
    const caller = authenticate(world, fields);
    if (name === undefined || !known) throw unauthenticated();
    return answer(envelope, run(world, name, caller, fields, faults), json);
  } catch (error) {
    // Anything but a refusal is a bug of ours; a client gets what a real server says of its own, and the cause.
    const refusal = error instanceof ApiError ? error : internal(error instanceof Error ? error.message : undefined);
    return refuse(refusal, envelope, json);
  }
}

/** The user whose key signed the request; throws 401 without saying what was wrong. */
function authenticate(world: World, fields: ReadonlyMap<string, string>): Caller {
  const { state, clock } = world;
  for (const key of state.userKeys.by("apiKey", fields.get("apikey") ?? "")) {
    const user = state.users.get(key.userId);
    if (!user || !isSigned(fields, key.secretKey, clock.now())) break;
    return { user, account: state.accounts.must(user.accountId) };
  }
  throw unauthenticated();
}

function run(
  world: World,
  name: string,
  caller: Caller,
  fields: ReadonlyMap<string, string>,
  faults: readonly Fault[],
): object {
  const entry = entryOf(name);
  const command = commandNamed(name);
  if (!entry || !command || (entry.admin && !isAdmin(caller)))
    throw unavailable(`${name} does not exist or is not available for the account ${caller.account.name}`);
  const input = Arguments.check(fields, {
    command: name,
    specs: entry.parameters,
    kindsOf: (parameter) => command.kinds[parameter] ?? PARAMETER_KINDS[parameter],
    kindOfId: (id) => world.state.directory.get(id),
  });
  return execute(command, { ...world, command: name, caller, input }, faults);
}

function execute(command: Command, call: Call, faults: readonly Fault[]): object {
  return "start" in command
    ? call.jobs.start(call.caller, command.job, command.start(call), jobFault(faults))
    : command.run(call);
}
