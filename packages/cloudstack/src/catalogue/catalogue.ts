import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { Credentials, ListCommand, Parameters } from "../cloud";
import { commandTable } from "../model/command-table";

type Items = readonly unknown[];

export interface CatalogueOptions {
  /** How long a list may be out of date. 0: nothing is kept, flights are still shared. */
  readonly ttlMs: number;
  readonly clock: () => number;
}

/** Identities kept at once, and lists of each; the least lately used go first. */
const maxIdentities = 1_000;
const maxLists = 100;

interface Entry {
  readonly command: ListCommand;
  readonly items: Promise<Items>;
  readonly since: number;
  settled: boolean;
}

/** One identity's lists. What one caller may see is never shown to another. */
export interface Catalogue {
  get(command: ListCommand, parameters: Parameters, fetch: () => Promise<Items>): Promise<Items>;
  /** Drops every list. */
  forget(): void;
  /** Drops the lists that a mutation of this kind may have changed. */
  forgetChanged(command: string, parameters: Parameters): void;
}

/** Lists by identity, command and parameters. Key pairs are not kept, only a hash of them. */
export function createCatalogues(options: CatalogueOptions): (credentials: Credentials) => Catalogue {
  const identities = new LRUCache<string, LRUCache<string, Entry>>({ max: maxIdentities });
  return ({ apiKey, secretKey }) => {
    const identity = createHash("sha256")
      .update(JSON.stringify([apiKey, secretKey]))
      .digest("base64");
    const lists = () => {
      const kept = identities.get(identity) ?? new LRUCache<string, Entry>({ max: maxLists });
      identities.set(identity, kept);
      return kept;
    };
    return {
      get: (command, parameters, fetch) => getOrFetch(lists(), options, command, parameters, fetch),
      forget: () => void identities.delete(identity),
      forgetChanged(command, parameters) {
        for (const [key, entry] of identities.get(identity)?.entries() ?? [])
          if (mayChange(command, parameters, entry.command)) identities.get(identity)?.delete(key);
      },
    };
  };
}

function getOrFetch(
  lists: LRUCache<string, Entry>,
  { ttlMs, clock }: CatalogueOptions,
  command: ListCommand,
  parameters: Parameters,
  fetch: () => Promise<Items>,
): Promise<Items> {
  const key = `${command} ${JSON.stringify(Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1)))}`;
  const kept = lists.get(key);
  if (kept && (!kept.settled || clock() - kept.since < ttlMs)) return kept.items;

  const entry: Entry = { command, items: fetch(), since: clock(), settled: false };
  lists.set(key, entry);
  entry.items.then(
    () => {
      entry.settled = true;
    },
    () => {
      if (lists.peek(key) === entry) lists.delete(key);
    },
  );
  return entry.items;
}

/** What commands make or end beside what they are named after. */
const byProducts: Readonly<Record<string, string>> = {
  deployVirtualMachine: "volume",
  destroyVirtualMachine: "volume",
};

/**
 * By name: createNetwork, deleteNetwork and restartNetwork change listNetworks (`network`); createTags changes the list
 * of the resource type that it tags. Too many dropped costs a call, so mutations of virtual machines drop no more than
 * the volumes that come and go with them.
 */
function mayChange(command: string, { resourcetype }: Parameters, list: ListCommand): boolean {
  const named = typeof resourcetype === "string" ? resourcetype : "";
  const words = `${command} ${named} ${byProducts[command] ?? ""}`.toLowerCase();
  return words.includes(commandTable[list].listKey?.toLowerCase() ?? list.toLowerCase());
}
