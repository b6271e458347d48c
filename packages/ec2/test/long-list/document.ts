const TAG = /<(\/?)([A-Za-z]\w*)[^<>]*>/g;

/** Reads a document as it comes, without holding it: whether its elements close as they open, and how many there are of some names. */
export class DocumentReader {
  /** By name. */
  readonly counts: Map<string, number>;
  /** Elements that are not closed yet. */
  readonly open: string[] = [];
  characters = 0;
  private rest = "";

  constructor(...counted: readonly string[]) {
    this.counts = new Map(counted.map((name) => [name, 0]));
  }

  read(chunk: string): void {
    this.characters += chunk.length;
    const text = this.rest + chunk;
    const whole = text.lastIndexOf(">") + 1;
    this.rest = text.slice(whole);
    for (const [tag, closing, name = ""] of text.slice(0, whole).matchAll(TAG)) {
      if (closing === "") {
        this.open.push(name);
        const count = this.counts.get(name);
        if (count !== undefined) this.counts.set(name, count + 1);
      } else if (this.open.pop() !== name) throw new Error(`${tag} closes nothing at ${this.characters}`);
    }
  }
}
