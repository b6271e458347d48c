/** Names each shape after the first command that answered with it: `listZones`, `listZones.2`, ... */
export class ShapeTable {
  #names = new Map();
  #counts = new Map();

  nameOf(command, shape) {
    const text = JSON.stringify(shape);
    const known = this.#names.get(text);
    if (known) return known;
    const count = (this.#counts.get(command) ?? 0) + 1;
    this.#counts.set(command, count);
    const name = count === 1 ? command : `${command}.${count}`;
    this.#names.set(text, name);
    return name;
  }

  text() {
    const lines = [...this.#names].map(([text, name]) => `${JSON.stringify(name)}:${text}`).sort();
    return `{\n${lines.join(",\n")}\n}\n`;
  }
}
