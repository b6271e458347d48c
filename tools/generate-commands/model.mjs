import { listKeys, sentEntities, singleObjects } from "./names.mjs";
import { nameEntities, noun, responseClass, Shapes, singular } from "./shapes.mjs";

const parameterTypes = new Set(["boolean", "list", "map", "date", "uuid", "integer", "long"]);

function parameterTable(params) {
  const rows = Object.entries(params)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { type, required, length }]) => [
      name,
      {
        type: parameterTypes.has(type) ? type : "string",
        ...(required && { required: true }),
        // 255 is the server's default for every type, and binds strings alone.
        ...(type === "string" && { length }),
      },
    ]);
  return Object.fromEntries(rows);
}

const isList = (name) => name.startsWith("list") && !(name in singleObjects);
const listKey = (name, recorded) => listKeys[name] ?? recorded.get(name)?.key ?? singular(noun(name)).toLowerCase();

/**
 * Everything the renderers need: the entities, and a row for each command: name, entity, whether it answers an
 * array without being a list, async, admin, listKey or resultKey, parameters.
 */
export function buildModel(commands, recorded) {
  const names = nameEntities(commands);
  const lists = commands.filter(({ name }) => isList(name)).map(({ name }) => name);
  const entityOf = (command) => sentEntities[command.name] ?? names.get(responseClass(command));
  const listOfNoun = (name) => lists.find((list) => singular(noun(list)) === noun(name));
  const recordedKey = (entity) =>
    commands
      .filter((command) => entityOf(command) === entity && !isList(command.name))
      .map(({ name }) => recorded.get(name)?.key)
      .find(Boolean);
  const listedKey = (entity) => {
    const list = commands.find((command) => entityOf(command) === entity && isList(command.name));
    return list && listKey(list.name, recorded);
  };
  const resultKey = (command, entity) => {
    const known = singleObjects[command.name] ?? recorded.get(command.name)?.key;
    if (known || entity === "Success") return known;
    const sameNoun = listOfNoun(command.name);
    return (
      (sameNoun && listKey(sameNoun, recorded)) ?? recordedKey(entity) ?? listedKey(entity) ?? entity.toLowerCase()
    );
  };

  const shapes = new Shapes();
  for (const command of commands) shapes.declare(names.get(responseClass(command)), command.response);
  const rows = commands.map((command) => {
    const entity = entityOf(command);
    const seen = recorded.get(command.name);
    for (const sample of seen?.samples ?? []) shapes.observe(entity, sample);
    return {
      name: command.name,
      entity,
      array: !isList(command.name) && Boolean(seen?.array),
      async: command.isasync,
      admin: command.admin || undefined,
      ...(isList(command.name)
        ? { listKey: listKey(command.name, recorded) }
        : { resultKey: resultKey(command, entity) }),
      parameters: parameterTable(command.params),
    };
  });
  return { entities: shapes.finish(), rows };
}
