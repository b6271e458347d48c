import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

/**
 * A folder of botocore's own tests (AWS's signature suite, the protocol's test cases): `npm run setup` puts its source
 * distribution into .cache, it is not checked in. `undefined` when it isn't there.
 */
export function botocoreTests(folder: string): string | undefined {
  const cache = path.resolve(__dirname, "../../../.cache/botocore");
  if (!existsSync(cache)) return undefined;
  return [cache, ...readdirSync(cache).map((entry) => path.join(cache, entry))]
    .map((root) => path.join(root, "tests/unit", folder))
    .find((candidate) => existsSync(candidate));
}
