const SCALARS = new Map([
  ["string", "string"],
  ["character", "string"],
  ["boolean", "boolean"],
  ["integer", "integer"],
  ["long", "integer"],
  ["float", "float"],
  ["double", "float"],
  ["timestamp", "timestamp"],
  ["blob", "blob"],
]);

const capitalised = (name) => name.charAt(0).toUpperCase() + name.slice(1);

/**
 * Names and types of the wanted operations, nothing else. See packages/ec2/src/model/model.ts for the format.
 * Scalars stand in place of their shape's name; enumerations are strings.
 */
export function compactModel(service, wanted) {
  const shapes = {};
  const use = ({ shape: id, timestampFormat, flattened }) => {
    const shape = service.shapes[id];
    const scalar = SCALARS.get(shape.type);
    if (scalar) return scalar === "timestamp" ? timestampOf(timestampFormat ?? shape.timestampFormat) : scalar;
    const flat = flattened ?? shape.flattened ?? false;
    const name = flat ? `${id}.flat` : id;
    if (!(name in shapes)) {
      shapes[name] = undefined; // taken before its members are read: shapes may contain themselves
      shapes[name] = COMPOUNDS[shape.type](shape, use, flat);
    }
    return name;
  };
  const operations = Object.fromEntries(
    [...wanted].sort().map((name) => {
      const { input, output } = service.operations[name];
      return [name, { ...(input && { input: use(input) }), ...(output && { output: use(output) }) }];
    }),
  );
  const sorted = Object.fromEntries(Object.entries(shapes).sort(([a], [b]) => (a < b ? -1 : 1)));
  const others = Object.keys(service.operations).filter((name) => !wanted.includes(name));
  return { version: service.metadata.apiVersion, operations, shapes: sorted, others: others.sort() };
}

function timestampOf(format) {
  return format === "rfc822" || format === "unixTimestamp" ? `timestamp.${format}` : "timestamp";
}

const COMPOUNDS = {
  list: ({ member }, use, flat) => ({
    list: use(member),
    item: member.locationName ?? "member",
    ...(flat && { flat }),
  }),
  map: ({ key, value }, use) => ({
    map: use(value),
    key: key.locationName ?? "key",
    value: value.locationName ?? "value",
  }),
  structure: ({ members, required }, use) => ({
    fields: Object.entries(members).map(([member, ref]) => [
      member,
      ref.queryName ?? capitalised(ref.locationName ?? member),
      ref.locationName ?? member,
      use(ref),
    ]),
    ...(required?.length && { required }),
  }),
};
