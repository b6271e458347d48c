/**
 * What never reaches a log, however it is spelled: userData, user_data, X-Amz-Security-Token, AWSAccessKeyId, ...
 * The prefixes are bounded, so that a long text of hyphens costs no more than its length.
 */
const SECRET_NAMES = [
  "[-_a-z]{0,30}signature",
  "[-_a-z]{0,30}credential",
  "[-_a-z]{0,30}authorization",
  "cookie",
  "assertion",
  "password",
  "[-_a-z]{0,30}secret",
  "[-_a-z]{0,30}token",
  "[-_a-z]{0,30}(?:api|secret|private)[-_]?key",
  "awsaccesskeyid",
  "key[-_]?material",
  "user[-_]?data",
  "code[-_]?verifier",
].join("|");

/** Any of them, or of the forms below, has one of these in it. Most lines have none and need no closer look. */
const SUSPECT =
  /signature|credential|authorization|cookie|assertion|password|secret|token|key|user[-_]?data|verifier|bearer|basic|eyJ/i;

const MASK = "[redacted]";
const SECRET_FIELD = new RegExp(`^(?:${SECRET_NAMES})$`, "i");
/** `name=value`, `name: value` and `"name":"value"` inside a text: query strings, header lines, JSON quoted in an error. */
const SECRET_ASSIGNMENT = new RegExp(
  `\\b((?:${SECRET_NAMES})["'\\\\]*\\s*(?:=|:|%3D)\\s*["'\\\\]*)(?:(?:Bearer|Basic|AWS4-HMAC-SHA256)\\s+)?[^&\\s"'\\\\,;]+`,
  "gi",
);
const BEARER = /\b(Bearer|Basic)\s+[\w.~+/=-]+/gi;
const JWT = /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g;
const PEM = /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g;

/** Masks secrets in free text such as an error's message or a URL. */
export const redactText = (text: string): string =>
  text.replace(PEM, MASK).replace(SECRET_ASSIGNMENT, `$1${MASK}`).replace(BEARER, `$1 ${MASK}`).replace(JWT, MASK);

/** A finished log line (JSON) with every secret masked: the last step before it is written, so nothing gets past it. */
export const redactLine = (line: string): string =>
  SUSPECT.test(line) ? `${JSON.stringify(JSON.parse(line), redactField)}\n` : line;

function redactField(name: string, value: unknown): unknown {
  if (SECRET_FIELD.test(name)) return MASK;
  return typeof value === "string" ? redactText(value) : value;
}
