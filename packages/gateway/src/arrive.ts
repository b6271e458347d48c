import { randomUUID } from "node:crypto";
import type { HttpRequest, Refusal } from "./http";

/** What is known of every request from the start: facades begin their list with `pipeline(arrive)`. */
export interface Arrival {
  readonly request: HttpRequest;
  /** A UUID: in the response, the log and beside the CloudStack job id. */
  readonly requestId: string;
  /** `performance.now()` */
  readonly arrivedAt: number;
}

const ids = new WeakMap<HttpRequest, string>();

/** The same for everyone who asks about a request: the facade, and the host when an answer breaks off after it. */
export function requestIdOf(request: HttpRequest): string {
  const id = ids.get(request) ?? randomUUID();
  ids.set(request, id);
  return id;
}

export const arrive = (request: HttpRequest): Arrival => ({
  request,
  requestId: requestIdOf(request),
  arrivedAt: performance.now(),
});

/** The request could not be taken in (too large, malformed, too slow); facades answer `refusal.status` in their own form. */
export class RefusedError extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.message);
  }
}

/** The first step of each facade: what the host refused goes no further. */
export function admit({ request }: Pick<Arrival, "request">): Record<never, never> {
  if (request.refusal) throw new RefusedError(request.refusal);
  return {};
}
