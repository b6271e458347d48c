import { answer, envelopeOf, refuse } from "../wire/answer";
import { ApiError } from "../wire/errors";
import { readParameters, type SimulatorReply, type SimulatorRequest, wantsJson } from "../wire/request";
import type { Fault, Faults } from "./faults";

/** The connection broke; the HTTP server destroys the socket, the in-process transport rejects with it. */
export class ConnectionReset extends Error {
  readonly code = "ECONNRESET";
  constructor() {
    super("connection reset (injected fault)");
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Runs a request through the faults that were planned for it. */
export async function meetFaults(
  faults: Faults,
  request: SimulatorRequest,
  serve: (met: readonly Fault[]) => SimulatorReply,
): Promise<SimulatorReply> {
  const fields = readParameters(request);
  const command = fields.get("command") ?? "";
  const met = faults.meeting(command);
  for (const fault of met) {
    if (fault.kind === "latency") await pause(fault.ms);
    const early = instead(fault, command, wantsJson(fields));
    if (early) return early;
  }
  const reply = serve(met);
  if (met.some((fault) => fault.kind === "reset")) throw new ConnectionReset();
  return met.some((fault) => fault.kind === "truncate") ? cut(reply) : reply;
}

/** The answer of a fault that keeps the command from running. */
function instead(fault: Fault, command: string, json: boolean): SimulatorReply | undefined {
  if (fault.kind === "reset" && fault.when === "before") throw new ConnectionReset();
  if (fault.kind === "error") {
    const error = new ApiError(fault.code, 9999, "injected fault");
    return command === "" ? answer("errorresponse", {}, json, fault.code) : refuse(error, envelopeOf(command), json);
  }
  if (fault.kind !== "html") return undefined;
  const body = `<html><body><h1>HTTP ERROR ${fault.status}</h1></body></html>`;
  return { status: fault.status, contentType: "text/html;charset=iso-8859-1", body };
}

const cut = (reply: SimulatorReply): SimulatorReply => ({ ...reply, body: reply.body.slice(0, reply.body.length / 2) });
