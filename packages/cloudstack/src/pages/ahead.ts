/**
 * The results of `work` over the items in their order, at most `limit` under way or waiting to be taken: a slow taker
 * holds the work back. Leaving early begins nothing more.
 */
export async function* inOrderAhead<T, R>(
  items: Iterable<T>,
  limit: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R, void, void> {
  const underWay: Promise<R>[] = [];
  for (const item of items) {
    const begun = work(item);
    // Whoever takes it sees the failure; should nobody, it must not end the process.
    begun.catch(() => undefined);
    underWay.push(begun);
    const oldest = underWay.length >= limit ? underWay.shift() : undefined;
    if (oldest !== undefined) yield await oldest;
  }
  yield* underWay;
}
