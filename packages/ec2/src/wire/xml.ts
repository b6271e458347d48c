const SPECIAL = /[&<>"\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;
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
