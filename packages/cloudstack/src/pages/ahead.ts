/**
 * The results of `work` over the items in their order. `limit` of them are begun at once, and one more each time that one
 * has been taken: a slow taker holds the work back. Leaving early begins nothing more.
 */
export function inOrderAhead<T, R>(
  items: Iterable<T>,
  limit: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R, void, void> {
  const rest = items[Symbol.iterator]();
  const underWay: Promise<R>[] = [];
  for (let begun = 0; begun < limit; begun += 1) begin();
  return inOrder();

  function begin(): void {
    const next = rest.next();
    if (next.done) return;
    const result = work(next.value);
    // Whoever takes it sees the failure; should nobody, it must not end the process.
    result.catch(() => undefined);
    underWay.push(result);
  }

  async function* inOrder(): AsyncGenerator<R, void, void> {
    for (let oldest = underWay.shift(); oldest; oldest = underWay.shift()) {
      yield await oldest;
      begin();
    }
  }
}
