export { createLog, type Log, type LogOptions, silentLog } from "./log";
export { redactText } from "./redact";
