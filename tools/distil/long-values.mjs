/** Longer than this and not ids: a text that a test made up, told by how to make it again. */
const LONGEST = 64;
const sshKeys = [];

/** @returns a ValueFact (test/contract/replay/facts.ts) */
export function describe(value) {
  if (value.length <= LONGEST || value.includes("{")) return value;
  if (value.startsWith("ssh-rsa ")) return { sshKey: numberOf(value.trim()) };
  const run = runOf(value);
  if (run) return run;
  const decoded = Buffer.from(value, "base64");
  const inside = runOf(decoded.toString("latin1"));
  return inside ? { ...inside, base64: true } : { randomBytes: decoded.length };
}

function numberOf(key) {
  const known = sshKeys.indexOf(key);
  return known >= 0 ? known : sshKeys.push(key) - 1;
}

/** One character over and over after a short start, or nothing. */
function runOf(text) {
  const last = text.at(-1) ?? "";
  const start = text.slice(0, [...text].findLastIndex((character) => character !== last) + 1);
  return start.length <= LONGEST ? { start, repeat: last, times: text.length - start.length } : undefined;
}
