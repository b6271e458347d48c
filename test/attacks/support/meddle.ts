import type { Transport, TransportReply } from "@stackgate/cloudstack";

/** A CloudStack that answers what a test wants it to, once it does; looking keys up is left alone. */
export interface Meddler {
  readonly meddle: (transport: Transport) => Transport;
  /** From now on answers are these; `undefined`: as they are. */
  answerWith(change: Change | undefined): void;
}
export type Change = (reply: TransportReply, command: string) => TransportReply;

const LOOKUPS = /^(listUserKeys|listUsers|getUser|getUserKeys)$/;

export function createMeddler(): Meddler {
  let change: Change | undefined;
  return {
    meddle: (transport) => async (request) => {
      const reply = await transport(request);
      const command = /(?:^|&)command=(\w+)/.exec(request.query)?.[1] ?? "";
      return change === undefined || LOOKUPS.test(command) ? reply : change(reply, command);
    },
    answerWith(wanted) {
      change = wanted;
    },
  };
}

/** Every value in an answer that is no object, list, id or count, changed. */
export const values =
  (other: (value: unknown) => unknown): Change =>
  (reply) => {
    const visit = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(visit);
      if (typeof value !== "object" || value === null) return other(value);
      return Object.fromEntries(
        Object.entries(value).map(([name, inner]) => [name, KEPT.has(name) ? inner : visit(inner)]),
      );
    };
    return reply.status === 200 ? { ...reply, body: JSON.stringify(visit(JSON.parse(reply.body))) } : reply;
  };
const KEPT = new Set(["id", "jobid", "jobstatus", "count"]);

/** The text of an answer changed. */
export const text =
  (other: (body: string) => string): Change =>
  (reply) => ({ ...reply, body: other(reply.body) });
