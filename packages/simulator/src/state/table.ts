export interface Identified {
  readonly id: string;
}

/** Every id that was given out, with what it named: CloudStack still knows many of them after the thing is gone. */
export type Directory = Map<string, string>;

export interface TableOptions<T, Index extends string> {
  /** The name under which the directory knows the ids. */
  readonly kind: string;
  readonly directory: Directory;
  /** Rows that CloudStack deletes outright: their ids become unknown (431), where others give empty lists. */
  readonly forgets?: boolean;
  readonly indexes?: Readonly<Record<Index, (row: T) => string | undefined>>;
}

/** Records of one kind in creation order, with the lookups that lists need. Indexed fields change through `update` only. */
export class Table<T extends Identified, Index extends string = never> {
  private readonly rows = new Map<string, T>();
  private readonly indexed = new Map<string, Map<string, Set<T>>>();
  private readonly keys: [Index, (row: T) => string | undefined][];
  readonly kind: string;

  constructor(private readonly options: TableOptions<T, Index>) {
    this.kind = options.kind;
    this.keys = Object.entries(options.indexes ?? {}) as [Index, (row: T) => string | undefined][];
    for (const [name] of this.keys) this.indexed.set(name, new Map());
  }

  get size(): number {
    return this.rows.size;
  }

  insert(row: T): T {
    this.rows.set(row.id, row);
    this.options.directory.set(row.id, this.kind);
    this.link(row);
    return row;
  }

  get(id: string | undefined): T | undefined {
    return id === undefined ? undefined : this.rows.get(id);
  }

  /** For ids that another record holds: their absence is a bug here, not the caller's mistake. */
  must(id: string): T {
    const row = this.rows.get(id);
    if (!row) throw new Error(`no ${this.kind} ${id}`);
    return row;
  }

  values(): IterableIterator<T> {
    return this.rows.values();
  }

  /** The rows whose index has this key, in creation order. */
  by(index: Index, key: string): Iterable<T> {
    return this.indexed.get(index)?.get(key) ?? [];
  }

  /** Creation order is kept in the indexes too unless an indexed field itself changes. */
  update(row: T, change: Partial<T>): T {
    this.unlink(row);
    Object.assign(row, change);
    this.link(row);
    return row;
  }

  delete(id: string): void {
    const row = this.rows.get(id);
    if (!row) return;
    this.unlink(row);
    this.rows.delete(id);
    if (this.options.forgets) this.options.directory.delete(id);
  }

  private link(row: T): void {
    for (const [name, key] of this.keys) {
      const value = key(row);
      if (value === undefined) continue;
      const index = this.indexed.get(name);
      const bucket = index?.get(value);
      if (bucket) bucket.add(row);
      else index?.set(value, new Set([row]));
    }
  }

  private unlink(row: T): void {
    for (const [name, key] of this.keys) {
      const value = key(row);
      if (value === undefined) continue;
      const index = this.indexed.get(name);
      const bucket = index?.get(value);
      bucket?.delete(row);
      if (bucket?.size === 0) index?.delete(value);
    }
  }
}
