/**
 * Lets a plain Node script require this checkout's TypeScript as it stands, without a build:
 *
 *   const load = typescript();
 *   const { shapeOf } = load("test/contract/replay/shape");
 */
import Module, { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { transformFileSync } from "@swc/core";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const options = {
  jsc: { target: "es2023", parser: { syntax: "typescript" } },
  module: { type: "commonjs" },
  sourceMaps: "inline",
};

/** @returns a `require` relative to the checkout that understands `.ts` and `@stackgate/NAME` */
export function typescript() {
  Module._extensions[".ts"] = (module, file) => module._compile(transformFileSync(file, options).code, file);
  const resolve = Module._resolveFilename;
  Module._resolveFilename = function resolveHere(name, ...rest) {
    const source = name.replace(/^@stackgate\/([^/]+)$/, join(root, "packages/$1/src/index.ts"));
    return resolve.call(this, source, ...rest);
  };
  const require = createRequire(join(root, "package.json"));
  return (path) => require(join(root, path));
}
