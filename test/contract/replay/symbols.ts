import type { Credentials } from "@stackgate/cloudstack";

const reference = /\{([^}]+)\}/g;

/** A step can't be sent: an earlier answer lacked an id that it needs. */
export class MissingSymbol extends Error {
  constructor(readonly symbol: string) {
    super(`no answer gave {${symbol}}`);
  }
}

/** What the conversation has learnt so far: ids, and the keys of its users. */
export class Symbols {
  readonly #ids = new Map<string, string>();
  readonly #symbols = new Map<string, string>();
  readonly #users = new Map<string, Credentials>();
  readonly #names: ReadonlyMap<string, string>;

  /**
   * @param names recorded name of a domain, account or machine -> its name in this cloud, where they differ
   */
  constructor(admin: Credentials, names: Readonly<Record<string, string>> = {}) {
    this.#users.set("admin", admin);
    this.#names = new Map(Object.entries(names));
  }

  keep(symbol: string, id: string | undefined): void {
    if (id === undefined) return;
    this.#ids.set(symbol, id);
    this.#symbols.set(id, symbol);
  }

  symbolOf(id: string): string | undefined {
    const symbol = this.#symbols.get(id);
    return symbol === undefined ? undefined : `{${symbol}}`;
  }

  /** Keys that the conversation made: the second pair of `bob` belongs to `bob2`. */
  learn(username: string, keys: Credentials): void {
    const recorded = [...this.#names].find(([, here]) => here === username)?.[0] ?? username;
    this.#users.set(this.#users.has(recorded) ? `${recorded}2` : recorded, keys);
  }

  user(name: string): Credentials {
    const keys = this.#users.get(name);
    if (!keys) throw new MissingSymbol(`apikey ${name}`);
    return keys;
  }

  /** What is called so in the recording, as it is called here. */
  rename(name: string): string {
    return this.#names.get(name) ?? name;
  }

  /** A value as it is to be sent here. */
  resolve(value: string): string {
    const renamed = this.rename(value);
    if (renamed !== value) return renamed;
    return value.replace(reference, (_, symbol: string) => {
      if (symbol.startsWith("apikey ")) return this.user(symbol.slice("apikey ".length)).apiKey;
      const id = this.#ids.get(symbol);
      if (id === undefined) throw new MissingSymbol(symbol);
      return id;
    });
  }
}
