import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { CloudEndpoint, Credentials } from "@stackgate/cloudstack";
import { purpose, type Sealer } from "../seal";
import { identify } from "./identify";
import type { Caller, SecretSource } from "./store";

const REGISTERED = purpose<Credentials>("registered-key");

/**
 * Key pairs that users registered: a directory with one encrypted file each, so that several gateways can share it and
 * adding, reading and removing need no lock. File names are digests: a listing tells no key.
 */
export interface RegisteredKeys {
  readonly secretOf: SecretSource;
  /** Stores a pair that CloudStack accepts; `undefined`: it does not, and nothing was stored. */
  register(credentials: Credentials): Promise<Caller | undefined>;
  /** False: there was none. */
  remove(apiKey: string): Promise<boolean>;
}

export function registeredKeys(directory: string, sealer: Sealer, endpoint: CloudEndpoint): RegisteredKeys {
  const pathOf = (apiKey: string) => join(directory, `${createHash("sha256").update(apiKey).digest("hex")}.sealed`);
  return {
    async secretOf(apiKey) {
      const text = await unlessMissing(readFile(pathOf(apiKey), "utf8"));
      if (text === undefined) return undefined;
      const stored = sealer.open(REGISTERED, text.trim());
      if (!stored)
        throw new Error(`${pathOf(apiKey)} does not open: damaged, or stored under another credentials.storeKey`);
      return stored.apiKey === apiKey ? stored.secretKey : undefined;
    },

    async register({ apiKey, secretKey }) {
      const caller = await identify(endpoint.as({ apiKey, secretKey }));
      if (!caller) return undefined;
      await mkdir(directory, { recursive: true, mode: 0o700 });
      const path = pathOf(apiKey);
      const unfinished = `${path}.${randomUUID()}`;
      await writeFile(unfinished, sealer.seal(REGISTERED, { apiKey, secretKey }), { mode: 0o600 });
      await rename(unfinished, path);
      return caller;
    },

    async remove(apiKey) {
      return (await unlessMissing(rm(pathOf(apiKey)).then(() => true))) ?? false;
    },
  };
}

async function unlessMissing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (typeof error === "object" && error !== null && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
