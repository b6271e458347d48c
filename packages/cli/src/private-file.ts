import { closeSync, fchmodSync, fstatSync, openSync, writeFileSync } from "node:fs";

/** Writes what only its owner may read, also over a file that others could. */
export function writePrivate(path: string, content: string): void {
  const file = openSync(path, "w", 0o600);
  try {
    // The mode above is for a new file. What is none (a terminal, a pipe) keeps its own.
    if (fstatSync(file).isFile()) fchmodSync(file, 0o600);
    writeFileSync(file, content);
  } finally {
    closeSync(file);
  }
}
