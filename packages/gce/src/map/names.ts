const NAME = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** RFC 1035, as Compute Engine wants resource names. */
export const isName = (text: string): boolean => NAME.test(text);

/** What is said of a text that is none, in Google's words. */
export const NAME_HINT = "Must be a match of regex '(?:[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?)'";

/** What a CloudStack name becomes where it is no RFC 1035 name already: `CentOS 5.5 (64-bit)` -> `centos-5-5-64-bit`. */
export function slug(text: string): string {
  const plain = text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  const lettered = /^[a-z]/.test(plain) ? plain : plain === "" ? "x" : `x-${plain}`;
  return lettered.slice(0, 63).replace(/-+$/, "");
}

/**
 * A name for each item, unique among them: items whose slugs are equal (names may repeat in CloudStack) get a piece of their
 * id, the oldest excepted, so that names stay as they are when another comes along.
 */
export function uniqueNames<T extends { readonly id: string }>(
  items: readonly T[],
  nameOf: (item: T) => string,
): ReadonlyMap<string, T> {
  const named = new Map<string, T>();
  for (const item of items) {
    const name = slug(nameOf(item));
    const suffix = `-${item.id.slice(0, 8)}`;
    named.set(named.has(name) ? name.slice(0, 63 - suffix.length) + suffix : name, item);
  }
  return named;
}
