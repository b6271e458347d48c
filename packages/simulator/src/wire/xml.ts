const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);

/** An answer in CloudStack's XML: lists repeat their element, empty lists leave nothing. */
export function toXml(envelope: string, body: object, version: string): string {
  const content = Object.entries(body)
    .map(([name, value]) => element(name, value))
    .join("");
  return `<?xml version="1.0" encoding="UTF-8"?><${envelope} cloud-stack-version="${version}">${content}</${envelope}>`;
}

function element(name: string, value: unknown): string {
  if (value === undefined || value === null) return "";
  if (Array.isArray(value)) return value.map((item) => element(name, item)).join("");
  if (typeof value !== "object") return `<${name}>${escaped(String(value))}</${name}>`;
  const inner = Object.entries(value)
    .map(([key, item]) => element(key, item))
    .join("");
  return `<${name}>${inner}</${name}>`;
}
