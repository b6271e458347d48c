/**
 * Writes the CloudStack command table and its types from what a server answered:
 *
 *   node tools/generate-commands.mjs COMMANDS.json EXCHANGES_DIRECTORY [OUTPUT_DIRECTORY]
 *
 * COMMANDS.json holds the answer of listApis as `{user: {<command>: {isasync, params, response}}, admin: {...}}`;
 * the directory holds recorded exchanges `[{step, command, status, response}, ...]`, from which come the keys that
 * lists and results stand under and the types of nested fields (listApis gives those no type).
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readKeys } from "./generate-commands/keys.mjs";
import { buildModel } from "./generate-commands/model.mjs";
import { renderCommands, renderEntities, renderTable } from "./generate-commands/render.mjs";

const checkedIn = fileURLToPath(new URL("../packages/cloudstack/src/model", import.meta.url));
const [commandsPath, exchangesPath, outputPath = checkedIn] = process.argv.slice(2);
if (!commandsPath || !exchangesPath) {
  console.error("usage: node tools/generate-commands.mjs COMMANDS.json EXCHANGES_DIRECTORY [OUTPUT_DIRECTORY]");
  process.exit(2);
}

const readJson = (path) => JSON.parse(readFileSync(path, "utf8"));
const { user, admin } = readJson(commandsPath);
const recordings = readdirSync(exchangesPath)
  .filter((name) => name.endsWith(".json"))
  .sort()
  .map((name) => readJson(join(exchangesPath, name)));

const commands = Object.entries({ ...user, ...admin })
  .map(([name, api]) => ({ name, ...api, admin: !(name in user) }))
  .sort((a, b) => (a.name < b.name ? -1 : 1));
const model = buildModel(commands, readKeys(recordings));

writeFileSync(join(outputPath, "entities.generated.ts"), renderEntities(model));
writeFileSync(join(outputPath, "commands.generated.ts"), renderCommands(model));
writeFileSync(join(outputPath, "command-table.generated.json"), renderTable(model));
