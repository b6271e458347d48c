import { invalidValue } from "./error";

type Scalar = string | number | boolean | Date | Buffer;

const INTEGER = /^[+-]?\d{1,19}$/;
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["false", false],
]);
const FLOATS: ReadonlyMap<string, number> = new Map([
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
]);
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** How each scalar reads from a parameter; `undefined`: not of the type. */
const READERS: Readonly<Record<string, (text: string) => Scalar | undefined>> = {
  string: (text) => text,
  boolean: (text) => BOOLEANS.get(text.toLowerCase()),
  integer: (text) => (INTEGER.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : undefined),
  float: (text) => FLOATS.get(text) ?? (Number.isFinite(Number(text)) ? Number(text) : undefined),
  timestamp: (text) => validDate(new Date(text)),
  "timestamp.unixTimestamp": (text) => validDate(new Date(Number(text) * 1000)),
  "timestamp.rfc822": (text) => validDate(new Date(text)),
  blob: (text) => (BASE64.test(text.replace(/\s/g, "")) ? Buffer.from(text, "base64") : undefined),
};

export const isScalar = (shape: string): boolean => shape in READERS;

/** @throws Ec2Error InvalidParameterValue naming the parameter */
export function readScalar(shape: string, name: string, text: string): Scalar {
  const value = READERS[shape]?.(text);
  // Blobs are user data and keys: their text is for nobody's eyes.
  if (value === undefined) throw invalidValue(name, shape === "blob" ? "" : text.slice(0, 255), `Expected a ${shape}.`);
  return value;
}

const validDate = (date: Date): Date | undefined => (Number.isNaN(date.getTime()) ? undefined : date);
