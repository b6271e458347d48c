/** What encodeURIComponent leaves alone and Java's URLEncoder does not. `*` stays literal on both sides. */
const escapedByJava = /[~!'()]/g;
/** Half a surrogate pair is no character: encodeURIComponent would throw. */
const loneSurrogate = /\p{Surrogate}/gu;

/** Java's URLEncoder with `+` turned into `%20`: what the server rebuilds to check a signature (verified against one). */
export function encodeValue(value: string): string {
  return encodeURIComponent(value.replace(loneSurrogate, "\uFFFD")).replace(
    escapedByJava,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
