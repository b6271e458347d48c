import { isDate, isId } from "./shape";

export type Told = string | number | boolean;

/** What each cloud draws by lot, or words as it likes: only types are compared. */
const madeUp = new Set([
  "apikey",
  "broadcasturi",
  "description",
  "displaytext",
  "email",
  "Encrypted.Password",
  "encryptedpassword",
  "errortext",
  "fingerprint",
  "host",
  "ipaddress",
  "isolationuri",
  "macaddress",
  "networkofferingdisplaytext",
  "password",
  "privatekey",
  "projectaccountname",
  "secretkey",
  "SSH.PublicKey",
  "templatedisplaytext",
  "token",
  "url",
  "vmguestip",
  "vmipaddress",
]);

/** A longer text is told by its length, since CloudStack cuts some. */
const LONGEST = 64;
/** Numbers, ids and times that the server puts into names of its own: `ROOT-7`, `i-4-10-VM`, `vm1_data1_20261121093010`. */
const numbering = /(?<=(?:ROOT|DATA)-)\d+|(?<=\bi-)\d+-\d+(?=-VM)|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{14}$/g;

/** The symbol of an id that the conversation has kept, if it has. */
export type SymbolOf = (id: string) => string | undefined;

/** A value as another server would give it after the same conversation; undefined where that can't be known. */
export function tellable(field: string, value: Told, symbolOf: SymbolOf = () => undefined): Told | undefined {
  if (madeUp.has(field)) return undefined;
  if (typeof value !== "string") return value;
  // JSON inside a text describes capabilities in sentences.
  if (isId(value)) return symbolOf(value);
  if (isDate(value) || value.startsWith("[")) return undefined;
  return value.length > LONGEST ? `(${value.length} characters)` : value.replace(numbering, "*");
}
