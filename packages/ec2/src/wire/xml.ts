/** Markup, and what XML 1.0 has no place for: controls but tab and line feed (not those from 7F on), lone surrogates, two non-characters. */
const SPECIAL = /[&<>"\r]|[^\P{Cc}\t\n\u007f-\u009f]|\p{Surrogate}|[\ufffe\uffff]/u;
const EACH_SPECIAL = new RegExp(SPECIAL.source, "gu");
const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#xD;", // a bare one would reach the client as a line feed
};

/** Text as it may stand in an element. What XML 1.0 forbids even as an entity (controls, lone surrogates) is left out. */
export function escapeText(text: string): string {
  return SPECIAL.test(text) ? text.replace(EACH_SPECIAL, (character) => ENTITIES[character] ?? "") : text;
}

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
