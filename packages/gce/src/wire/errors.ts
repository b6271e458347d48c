import { STATUS_CODES } from "node:http";

/** Why a request was refused, as Google names it. */
export const reasons = {
  badRequest: { code: 400, status: "INVALID_ARGUMENT" },
  invalid: { code: 400, status: "INVALID_ARGUMENT" },
  parseError: { code: 400, status: "INVALID_ARGUMENT" },
  required: { code: 400, status: "INVALID_ARGUMENT" },
  unsupported: { code: 400, status: "INVALID_ARGUMENT" },
  resourceInUseByAnotherResource: { code: 400, status: "FAILED_PRECONDITION" },
  resourceNotReady: { code: 400, status: "FAILED_PRECONDITION" },
  authError: { code: 401, status: "UNAUTHENTICATED" },
  forbidden: { code: 403, status: "PERMISSION_DENIED" },
  quotaExceeded: { code: 403, status: "RESOURCE_EXHAUSTED" },
  notFound: { code: 404, status: "NOT_FOUND" },
  alreadyExists: { code: 409, status: "ALREADY_EXISTS" },
  conditionNotMet: { code: 412, status: "FAILED_PRECONDITION" },
  uploadTooLarge: { code: 413, status: "INVALID_ARGUMENT" },
  rateLimitExceeded: { code: 429, status: "RESOURCE_EXHAUSTED" },
  internalError: { code: 500, status: "INTERNAL" },
  notImplemented: { code: 501, status: "UNIMPLEMENTED" },
  backendError: { code: 503, status: "UNAVAILABLE" },
} as const;

export type Reason = keyof typeof reasons;

/** Characters. Some quote what a client sent, or CloudStack. */
const LONGEST_MESSAGE = 2_000;

const shortened = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most)}...` : text);

/** An error that the caller sees: Google's reason decides the HTTP status, the message is shown as it stands. */
export class GceError extends Error {
  readonly code: number;
  readonly status: string;

  constructor(
    readonly reason: Reason,
    message: string,
    options?: ErrorOptions,
  ) {
    super(shortened(message, LONGEST_MESSAGE), options);
    this.name = "GceError";
    this.code = reasons[reason].code;
    this.status = reasons[reason].status;
  }
}

/** The status in words, as operations show it: `SERVICE UNAVAILABLE`. */
export const statusText = ({ code }: GceError): string => (STATUS_CODES[code] ?? "").toUpperCase();

/** Start-up scripts, and keys to disks: what stands there is not quoted, for messages reach logs. */
const SECRET_FIELD = /\.(metadata|\w*encryptionkey|shared_?secret)\b/i;

/** "Invalid value for field 'resource.name': 'X'. ...": the form that Google gives and that clients match on. */
export const invalidField = (field: string, value: unknown, hint: string): GceError => {
  const shown = SECRET_FIELD.test(field) ? "" : printable(value);
  return new GceError("invalid", `Invalid value for field '${field}': '${shown}'. ${hint}`);
};

/** @param field of the body, e.g. "resource.name" */
export const requiredField = (field: string): GceError =>
  new GceError("required", `Invalid value for field '${field}': ''. The field is required.`);

/** `what` is the resource's path below `projects`, e.g. "projects/demo/zones/z-a/instances/vm1". */
export const notFound = (what: string): GceError => new GceError("notFound", `The resource '${what}' was not found`);

export const alreadyExists = (what: string): GceError =>
  new GceError("alreadyExists", `The resource '${what}' already exists`);

/** The body of an HTTP error. `error` is an object: gcloud crashes on a string. */
export const errorBody = (error: GceError) => ({
  error: {
    code: error.code,
    message: error.message,
    errors: [{ message: error.message, domain: "global", reason: error.reason }],
    status: error.status,
  },
});

/** A client's own value, short enough to be shown back. */
export function printable(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
  return shortened(text, 200);
}
