import { XMLParser } from "fast-xml-parser";

/** Values stay text, and entities beyond XML's own five are left alone. */
const parser = new XMLParser({ ignoreAttributes: true, ignoreDeclaration: true, parseTagValue: false });

/** An XML answer as `{<command>response: {...}}`; `undefined` when it is no XML. Older servers send errors so. */
export function parseXml(body: string): unknown {
  try {
    return parser.parse(body, true);
  } catch {
    return undefined;
  }
}
