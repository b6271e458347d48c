/**
 * Does `works` in their order, `width` at a time, and answers at once with what each will come to. A failure is its own work's
 * alone, whether anybody waits for it already or not.
 */
export function inLanes<W, T>(
  width: number,
  works: readonly W[],
  work: (one: W) => Promise<T>,
): ReadonlyMap<W, Promise<T>> {
  const lanes = Array.from({ length: width }, (): Promise<unknown> => Promise.resolve());
  return new Map(
    works.map((one, at) => {
      const done = (lanes[at % width] ?? Promise.resolve()).then(() => work(one));
      lanes[at % width] = done.catch(() => undefined);
      return [one, done];
    }),
  );
}
