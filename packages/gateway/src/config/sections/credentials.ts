import { number, text } from "../options";

/** Where callers' secrets come from. */
export const credentials = {
  cacheMs: number(30_000, "how long a key that CloudStack confirmed is trusted, in ms; a revoked one works no longer"),
  unknownMs: number(5_000, "how long an unknown key is remembered as such, in ms"),
  unknownPerSecond: number(
    20,
    "lookups a second of keys that were never good, ten seconds' worth at once; beyond, such keys are refused; 0: no limit",
  ),
  storeDirectory: text("", "directory of the keys that `stackgate register` adds, encrypted; empty: none"),
  storeKey: text("", "secret that encrypts them, 32 characters or more; replicas that share the directory share it", {
    secret: true,
  }),
};
