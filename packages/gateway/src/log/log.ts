import pino, { type DestinationStream, type Logger } from "pino";
import { redactLine } from "./redact";

/** Structured: `log.info({ requestId, ... }, "message")`. Secrets are masked wherever they stand. */
export type Log = Pick<Logger, "debug" | "info" | "warn" | "error" | "fatal">;

export interface LogOptions {
  readonly level?: string;
  /** Where lines go; standard output by default. */
  readonly destination?: DestinationStream;
}

export function createLog({ level = "info", destination = pino.destination(1) }: LogOptions = {}): Log {
  const hooks = { streamWrite: redactLine };
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, hooks }, destination);
}

/** For tests. */
export const silentLog: Log = pino({ level: "silent" });
