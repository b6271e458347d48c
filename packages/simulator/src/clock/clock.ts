/** Time as the simulated cloud sees it: milliseconds since the epoch, and work that falls due later. */
export interface Clock {
  now(): number;
  /** Runs `work` once `ms` milliseconds have passed; the answer cancels it. */
  after(ms: number, work: () => void): () => void;
  /** Cancels whatever still waits. */
  stop(): void;
}

/** A clock that stands still until a test moves it. */
export interface ManualClock extends Clock {
  /** Moves on by `ms`, running what falls due on the way in order of its time. */
  advance(ms: number): void;
}

/** The computer's own clock; waiting work does not keep the process alive. */
export function realClock(): Clock {
  const waiting = new Set<NodeJS.Timeout>();
  return {
    now: () => Date.now(),
    after(ms, work) {
      const timer = setTimeout(() => {
        waiting.delete(timer);
        work();
      }, ms);
      timer.unref();
      waiting.add(timer);
      return () => {
        waiting.delete(timer);
        clearTimeout(timer);
      };
    },
    stop() {
      for (const timer of waiting) clearTimeout(timer);
      waiting.clear();
    },
  };
}

interface Appointment {
  readonly due: number;
  readonly work: () => void;
}

/** @param start milliseconds since the epoch, the real time by default */
export function manualClock(start: number = Date.now()): ManualClock {
  let now = start;
  const waiting = new Set<Appointment>();
  const next = (until: number): Appointment | undefined => {
    let first: Appointment | undefined;
    for (const one of waiting) if (one.due <= until && (!first || one.due < first.due)) first = one;
    return first;
  };
  return {
    now: () => now,
    after(ms, work) {
      const appointment = { due: now + ms, work };
      waiting.add(appointment);
      return () => waiting.delete(appointment);
    },
    advance(ms) {
      const until = now + ms;
      for (let one = next(until); one; one = next(until)) {
        waiting.delete(one);
        now = one.due;
        one.work();
      }
      now = until;
    },
    stop: () => waiting.clear(),
  };
}
