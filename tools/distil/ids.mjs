/**
 * Ids that are sent must come from an earlier answer: each becomes a symbol, kept from where it was first seen. Secrets
 * and names that another cloud's tenants will not share become symbols too.
 */
import { selectorFor } from "./selectors.mjs";

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const keyOwner = { "APIKEY-OF-ALICE": "alice", "APIKEY-OF-BOB": "bob", "ANOTHER-APIKEY-OF-BOB": "bob2" };

export function pathsOfIds(recordings) {
  const sent = new Set(recordings.flatMap(({ exchanges }) => exchanges.flatMap(idsIn)));
  const symbols = new Map();
  const kept = new Map();
  for (const { file, exchanges } of recordings) {
    exchanges.forEach((exchange, index) => {
      const content = Object.values(exchange.response)[0];
      for (const [id, path] of idsWithPaths(content, "")) {
        if (!sent.has(id) || symbols.has(id)) continue;
        const symbol = `${file.slice(0, 2)}.${exchange.step}.${path.replace(/.*\./, "")}.${symbols.size}`;
        symbols.set(id, symbol);
        const place = `${file} ${index}`;
        kept.set(place, { ...kept.get(place), [symbol]: path });
      }
    });
  }
  return {
    /** An id is kept where it is first seen, so that it is known wherever it is seen. */
    symbolOf: (id) => (symbols.has(id) ? `{${symbols.get(id)}}` : undefined),
    /** Ids that no answer gave stay as they are: they are meant to be unknown. */
    withSymbols: (value) =>
      keyOwner[value] ? `{apikey ${keyOwner[value]}}` : value.replace(uuid, (id) => symbolFor(symbols.get(id), id)),
    keptBy: (file, index) => {
      const keep = kept.get(`${file} ${index}`);
      return keep ? { keep } : {};
    },
  };
}

const symbolFor = (symbol, id) => (symbol === undefined ? id : `{${symbol}}`);
const idsIn = ({ params }) => Object.values(params ?? {}).flatMap((value) => value.match(uuid) ?? []);

/** Whole values only: an id within a sentence is none that can be relied on. */
function* idsWithPaths(value, path) {
  if (typeof value === "string") {
    if (value.length === 36 && value.match(uuid)) yield [value, path];
  } else if (Array.isArray(value)) {
    for (const item of value) yield* idsWithPaths(item, `${path}[${selectorFor(item, value)}]`);
  } else if (value && typeof value === "object") {
    for (const [field, one] of Object.entries(value)) {
      if (field !== "uuidList") yield* idsWithPaths(one, path === "" ? field : `${path}.${field}`);
    }
  }
}
