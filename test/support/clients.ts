import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

const root = join(__dirname, "../..");

/** A client program that tests drive, or why this machine has none. */
export type Client = { readonly program: string } | { readonly missing: string };

/** A program of the virtual environment that `npm run setup` makes. */
export function fromVenv(name: string): Client {
  const program = join(root, ".venv/bin", name);
  return existsSync(program) ? { program } : { missing: `.venv has no ${name}: npm run setup` };
}

/** The virtual environment's Python, if the module is there. */
export function pythonWith(module: string): Client {
  const lib = join(root, ".venv/lib");
  const versions = existsSync(lib) ? readdirSync(lib) : [];
  const found = versions.some((version) => existsSync(join(lib, version, "site-packages", module)));
  return found ? fromVenv("python") : { missing: `.venv has no Python module ${module}: npm run setup` };
}

/** A program on the path. */
export function onPath(name: string): Client {
  const program = (process.env.PATH ?? "")
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file));
  return program ? { program } : { missing: `no ${name} on this machine` };
}

/** Where Python 2.7 finds boto 2 and eutester. */
export const boto2Path = join(root, ".venv27");

/** Python 2.7, if it has the package. */
export function python27(name: "boto" | "eutester"): Client {
  if (!existsSync(join(boto2Path, name))) return { missing: `no ${name} in .venv27: npm run setup needs a python2.7` };
  const kept = join(process.env.PYENV_ROOT ?? join(homedir(), ".pyenv"), "versions");
  const versions = existsSync(kept) ? readdirSync(kept).filter((name) => name.startsWith("2.7")) : [];
  const [version] = versions;
  return version ? { program: join(kept, version, "bin/python2.7") } : onPath("python2.7");
}

/** A walk of test/clients/go. */
export function builtWithGo(name: "ec2" | "compute"): Client {
  const program = join(root, ".cache/go", name);
  return existsSync(program) ? { program } : { missing: `no ${name} in .cache/go: npm run setup needs go` };
}

/**
 * A `describe` that needs a client. Where it is missing, one skipped test says so with the reason, so that no report
 * counts it as passed.
 */
export function describeWith(client: Client, name: string, body: (program: string) => void): void {
  if ("program" in client) describe(name, () => body(client.program));
  else describe(name, () => test.skip(`skipped: ${client.missing}`, () => undefined));
}
