import { digest } from "../support/digest";
import { Ec2Error } from "../wire/error";

/** What must be the same for a token to be used again: 32 digits. */
export function requestOf(request: {
  readonly ClientToken?: string | undefined;
  readonly DryRun?: boolean | undefined;
}): string {
  const { ClientToken: _, DryRun: __, ...rest } = request;
  return digest(JSON.stringify(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)))).slice(0, 32);
}

export const mismatch = (): Ec2Error =>
  new Ec2Error("IdempotentParameterMismatch", "The client token belongs to an earlier request with other parameters");

/** Does the work of a request, or waits for that of the same request when it is under way. */
export type Flights<T> = (key: string, request: string | undefined, work: () => Promise<T>) => Promise<T>;

/**
 * The requests with a token that are under way in this process. CloudStack knows nothing of them yet; a client that lost
 * patience repeats them.
 * @returns a function that throws IdempotentParameterMismatch for another request with the same key
 */
export function flights<T>(): Flights<T> {
  const flying = new Map<string, { readonly request: string | undefined; readonly outcome: Promise<T> }>();
  return async (key, request, work) => {
    const flight = flying.get(key) ?? { request, outcome: work() };
    if (flight.request !== request) throw mismatch();
    flying.set(key, flight);
    try {
      return await flight.outcome;
    } finally {
      if (flying.get(key) === flight) flying.delete(key);
    }
  };
}
