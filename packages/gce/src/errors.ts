import { RateLimitError, RefusedError } from "@stackgate/gateway";
import { toGceError } from "./map/errors";
import { BearerError } from "./oauth";
import { GceError, type Reason } from "./wire/errors";

const refusals: Readonly<Record<number, Reason>> = { 413: "uploadTooLarge", 431: "badRequest" };

/** Whatever went wrong, in Compute Engine's terms. What nobody thought of is told to nobody: it stands in the log. */
export function anyError(error: unknown, requestId: string): GceError {
  if (error instanceof BearerError) {
    return new GceError("authError", error.message);
  }
  if (error instanceof RateLimitError) {
    return new GceError("rateLimitExceeded", error.message);
  }
  if (error instanceof RefusedError) {
    return new GceError(refusals[error.refusal.status] ?? "badRequest", error.refusal.message);
  }
  return toGceError(error) ?? new GceError("internalError", `Internal error. Please try again. (request ${requestId})`);
}
