/** Chance from a seed, so that a run can be repeated: ids, passwords, MAC addresses and the order within a page. */
export interface Random {
  /** 0 (included) to 1 (excluded). */
  fraction(): number;
  /** 0 to `below` - 1. */
  below(below: number): number;
  uuid(): string;
  /** `length` characters of URL-safe base64, as API keys are. */
  token(length: number): string;
  /** A new array in another order. */
  shuffle<T>(items: readonly T[]): T[];
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** The mulberry32 generator: small, quick, and good enough for what is no secret. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const word = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
  const below = (limit: number): number => Math.floor((word() / 2 ** 32) * limit);
  const hex = (value: number): string => {
    const part = (shift: number): string => HEX[(value >>> shift) & 255] ?? "";
    return part(24) + part(16) + part(8) + part(0);
  };
  return {
    fraction: () => word() / 2 ** 32,
    below,
    uuid() {
      const b = hex((word() & 0xffff0fff) | 0x4000);
      const c = hex((word() & 0x3fffffff) | 0x80000000);
      return `${hex(word())}-${b.slice(0, 4)}-${b.slice(4)}-${c.slice(0, 4)}-${c.slice(4)}${hex(word())}`;
    },
    token: (length) => Array.from({ length }, () => ALPHABET[below(64)]).join(""),
    shuffle: (items) =>
      items
        .map((item) => ({ item, place: word() }))
        .sort((a, b) => a.place - b.place)
        .map(({ item }) => item),
  };
}
