/**
 * What this process must refuse although its seal is good, each entry until it would have expired anyway. Tokens carry all
 * their state so that any replica can serve them; the price is that a revocation, a used code or a retired refresh token is
 * known where it happened only. What ends every token everywhere is ending its API key in CloudStack.
 */
export interface Revocations {
  /** Returns false if `id` was there already: the atomic step of everything that may happen once. */
  add(id: string, untilMs: number): boolean;
  has(id: string): boolean;
}

/** At 100 bytes an entry about 10 MB. The oldest go first: a flood can't take the process down. */
const capacity = 100_000;

export function createRevocations(now: () => number, limit = capacity): Revocations {
  const until = new Map<string, number>();
  const live = (id: string): boolean => (until.get(id) ?? 0) > now();
  const makeRoom = (): void => {
    for (const [id, end] of until) if (end <= now()) until.delete(id);
    for (const id of until.keys()) {
      if (until.size < limit) break;
      until.delete(id);
    }
  };
  return {
    has: live,
    add(id, untilMs) {
      if (live(id)) return false;
      if (until.size >= limit) makeRoom();
      until.set(id, untilMs);
      return true;
    },
  };
}
