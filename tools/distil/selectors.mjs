/** Zones and templates are told by their kind, so that one that serves as well is found in another cloud too. */
const kinds = [
  ["networktype", "securitygroupsenabled"],
  ["isready", "passwordenabled"],
];
/** Fields that hold an id, a time or what a server numbers as it likes. */
const unstable = /id$|^created$|^path$|uuid|token|^id$|ipaddress|serial|number$/;
const numbered = /^(ROOT|DATA|i|r|v|s)-\d+|^\d{4}-\d\d-\d\dT/;

/** What tells `item` from the others in its list: one field, or two. */
export function selectorFor(item, items) {
  if (items.length === 1 || typeof item !== "object") return "";
  const kind = kinds.find((fields) => fields.every((field) => field in item));
  if (kind) return write(kind, item);
  const fields = Object.entries(item)
    .filter(usable)
    .map(([field]) => field);
  const pairs = fields.flatMap((a, index) => fields.slice(index + 1).map((b) => [a, b]));
  const found = [...fields.map((field) => [field]), ...pairs].find((some) => tells(some, item, items));
  return found ? write(found, item) : "";
}

function usable([field, value]) {
  if (unstable.test(field) || !["string", "boolean", "number"].includes(typeof value)) return false;
  return !/[\],=]/.test(String(value)) && String(value).length < 60 && !numbered.test(String(value));
}

const tells = (fields, item, items) =>
  items.filter((other) => fields.every((field) => other[field] === item[field])).length === 1;
const write = (fields, item) => fields.map((field) => `${field}=${item[field]}`).join(",");
