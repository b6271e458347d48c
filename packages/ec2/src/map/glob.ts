/**
 * EC2's wildcards: `*` any characters, `?` one, `\` takes the next as it is. Read once, for a listing tries it on thousands
 * of texts.
 */
export function glob(pattern: string): (text: string) => boolean {
  const tokens = tokensOf(pattern);
  return (text) => matches(tokens, [...text]);
}

/**
 * Two cursors and one step back, so that no pattern makes it slow (a regular expression would).
 * @param text its characters: a string's units are halves of some
 */
function matches(tokens: readonly Token[], text: readonly string[]): boolean {
  let at = 0;
  let star = -1;
  let retry = 0;
  for (let i = 0; i < text.length; ) {
    const token = tokens[at];
    if (token === ANY) {
      star = at++;
      retry = i;
    } else if (token === ONE || (token !== undefined && token === text[i])) {
      at++;
      i++;
    } else if (star >= 0) {
      at = star + 1;
      i = ++retry;
    } else {
      return false;
    }
  }
  while (tokens[at] === ANY) at++;
  return at === tokens.length;
}

/** The text that a pattern without wildcards stands for; `undefined` when it has some. */
export function unescapeGlob(pattern: string): string | undefined {
  const tokens = tokensOf(pattern);
  return tokens.includes(ANY) || tokens.includes(ONE) ? undefined : tokens.join("");
}

const ANY = Symbol("*");
const ONE = Symbol("?");
type Token = string | typeof ANY | typeof ONE;

function tokensOf(pattern: string): readonly Token[] {
  const tokens: Token[] = [];
  let escaped = false;
  for (const character of pattern) {
    if (!escaped && character === "\\") {
      escaped = true;
      continue;
    }
    tokens.push(escaped ? character : character === "*" ? ANY : character === "?" ? ONE : character);
    escaped = false;
  }
  // At the end it takes nothing, and stands for itself.
  return escaped ? [...tokens, "\\"] : tokens;
}
