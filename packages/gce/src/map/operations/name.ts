import { methods } from "../../model/methods.generated";
import { shortCode } from "../../support/hash";
import { type Scope, scopePath } from "../../wire/links";

/**
 * An operation's name says all that is needed to show it again, after a restart or on another replica: the CloudStack job,
 * or for what needed none the target and the time; the method; and which of the method's ignored fields were sent.
 * It fits the 63 characters of a name. It grants nothing: the job and the target are looked up as the caller.
 */
export interface OperationName {
  readonly method: string;
  readonly scope: Scope;
  /** Indexes into the method's ignored fields. */
  readonly ignored: readonly number[];
  readonly subject:
    | { readonly kind: "job"; readonly jobId: string }
    /** `at`: milliseconds since the epoch, kept to the second. */
    | { readonly kind: "done"; readonly targetId: string; readonly at: number };
}

const CODE_LENGTH = 4;
const SCOPE_LENGTH = 3;
const TIME_LENGTH = 6;
/** What is left of the 63 characters for the bits of ignored fields. */
const MOST_BITS = { job: 46, done: 31 };

const codes = new Map(Object.keys(methods).map((id) => [id, shortCode(id, CODE_LENGTH)]));
const methodsByCode = new Map([...codes].map(([id, code]) => [code, id]));
if (methodsByCode.size !== codes.size) throw new Error("Two methods share an operation code: raise CODE_LENGTH");

const scopeCode = (scope: Scope): string => shortCode(scopePath(scope), SCOPE_LENGTH);

export function formatOperationName({ method, scope, ignored, subject }: OperationName): string {
  const methodCode = codes.get(method);
  if (methodCode === undefined) throw new Error(`No method ${method}`);
  const code = methodCode + scopeCode(scope);
  const bits = ignored
    .filter((index) => index < MOST_BITS[subject.kind])
    .reduce((sum, index) => sum | (1n << BigInt(index)), 0n);
  const flags = bits === 0n ? "" : bits.toString(36);
  if (subject.kind === "job") return `operation-${subject.jobId.toLowerCase()}-${code}${flags}`;
  const time = Math.floor(subject.at / 1000)
    .toString(36)
    .padStart(TIME_LENGTH, "0");
  return `done-${subject.targetId.toLowerCase()}-${code}${time}${flags}`;
}

const FORM =
  /^(operation|done)-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:-([0-9a-z]{4})([0-9a-z]{3})([0-9a-z]*))?$/;

/** A job that was not started here has a name too: `operation-<job id>`, without method. */
export type ParsedOperationName = Omit<OperationName, "method" | "scope"> & { readonly method: string | undefined };

/** `undefined` for anything that is no name of an operation under this scope. */
export function parseOperationName(name: string, scope: Scope): ParsedOperationName | undefined {
  const [, form, id = "", code, place, rest = ""] = FORM.exec(name) ?? [];
  if (form === undefined) return undefined;
  const method = code === undefined ? undefined : methodsByCode.get(code);
  if (code !== undefined && (method === undefined || place !== scopeCode(scope))) return undefined;
  if (form === "operation") return { method, ignored: indexes(rest), subject: { kind: "job", jobId: id } };
  if (method === undefined || rest.length < TIME_LENGTH) return undefined;
  const at = Number.parseInt(rest.slice(0, TIME_LENGTH), 36) * 1000;
  return { method, ignored: indexes(rest.slice(TIME_LENGTH)), subject: { kind: "done", targetId: id, at } };
}

function indexes(flags: string): readonly number[] {
  let bits = 0n;
  for (const digit of flags) bits = bits * 36n + BigInt(Number.parseInt(digit, 36));
  const found: number[] = [];
  for (let index = 0; bits > 0n; index += 1, bits >>= 1n) if (bits & 1n) found.push(index);
  return found;
}
