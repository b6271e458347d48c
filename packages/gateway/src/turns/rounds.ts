import { InTurn } from "./in-turn";

/**
 * Work that serves all who asked for it before it began: one round at a time for each key, and whoever comes meanwhile takes part
 * in the next, together with the others. Ten changes side by side are followed up twice, not ten times.
 */
export class Rounds<T> {
  private readonly next = new Map<string, { readonly items: T[]; readonly done: Promise<void> }>();
  private readonly turns = new InTurn();

  /** @param work gets the items of all who take part; the work of the first of them runs, and its failure is everyone's */
  join(key: string, item: T, work: (items: readonly T[]) => Promise<void>): Promise<void> {
    const round = this.next.get(key);
    if (round) {
      round.items.push(item);
      return round.done;
    }
    const items = [item];
    const done = this.turns.run(key, () => {
      this.next.delete(key);
      return work(items);
    });
    this.next.set(key, { items, done });
    return done;
  }
}
