/**
 * Distils recorded exchanges with a real CloudStack into the facts that the contract test compares with:
 *
 *   node tools/distil-recordings.mjs RECORDINGS_DIRECTORY
 *
 * The directory holds `NN-name.json` files, each a list of {step, as, method, command, params | query, status,
 * contentType, response}. Names, types, counts, states and codes are kept; sentences, keys and long texts are not; ids
 * become symbols. Written: test/contract/facts/NN-name.json and shapes.json.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathsOfIds } from "./distil/ids.mjs";
import { describe } from "./distil/long-values.mjs";
import { describeQuery } from "./distil/queries.mjs";
import { ShapeTable } from "./distil/shape-table.mjs";
import { corrected } from "./distil/slips.mjs";
import { timeline } from "./distil/times.mjs";
import { root, typescript } from "./typescript.mjs";

const [directory] = process.argv.slice(2);
if (!directory) {
  console.error("usage: node tools/distil-recordings.mjs RECORDINGS_DIRECTORY");
  process.exit(2);
}

/** From this file on, other things were made and removed in the recorded cloud outside the recording. */
const FIRST_LOOSE_FILE = "19";
const JSON_TYPE = "application/json;charset=utf-8";

const { isShared, observe } = typescript()("test/contract/replay/observe");
const recordings = readdirSync(directory)
  .filter((file) => /^\d\d-.*\.json$/.test(file))
  .sort()
  .map((file) => ({ file, exchanges: corrected(file, JSON.parse(readFileSync(join(directory, file), "utf8"))) }));
const ids = pathsOfIds(recordings);
const shapes = new ShapeTable();
const timesOf = timeline();

const target = join(root, "test/contract/facts");
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
for (const { file, exchanges } of recordings) {
  const times = timesOf(file, exchanges);
  const facts = exchanges.map((exchange, index) => ({
    ...request(exchange),
    ...(times.has(index) ? { at: times.get(index) } : {}),
    ...answer(exchange, file),
    ...ids.keptBy(file, index),
  }));
  writeFileSync(join(target, file), `[\n${facts.map((fact) => JSON.stringify(fact)).join(",\n")}\n]\n`);
}
writeFileSync(join(target, "shapes.json"), shapes.text());

function request({ step, as, method, command, params, query }) {
  if (query !== undefined) return { step, method, query: describeQuery(step, query) };
  const described = Object.entries(params).map(([name, value]) => [name, describe(ids.withSymbols(value))]);
  return { step, as, command, method, params: Object.fromEntries(described) };
}

function answer({ status, contentType, command, response }, file) {
  if (contentType !== JSON_TYPE) return { status, contentType, ...rootElement(response) };
  const { shape, values, ...rest } = observe(response, ids.symbolOf);
  const loose = file >= FIRST_LOOSE_FILE && command?.startsWith("list");
  const kept = Object.entries(values).filter(([path]) => !loose || isShared(path));
  return {
    status,
    ...rest,
    shape: shapes.nameOf(command ?? "query", shape),
    ...(kept.length > 0 && { values: Object.fromEntries(kept) }),
    ...(loose && { loose }),
  };
}

function rootElement({ _raw: text }) {
  const [, name] = /^<\?xml[^>]*>\s*<(\w+)/.exec(text ?? "") ?? [];
  return name ? { envelope: name } : {};
}
