import type { Ran } from "../../support/run";
import type { Aws } from "./driver";
import type { Known, Step } from "./step";

/** Takes steps one after the other; the first that ends otherwise than it should throws, with all that aws printed. */
export async function play(aws: Aws, steps: readonly Step[], start: Known): Promise<void> {
  let known = start;
  for (const step of steps) {
    const args = wordsOf(step.command, known);
    const ran = await aws.run(args);
    try {
      known = { ...known, ...check(step, ran, known) };
    } catch (error) {
      const told = error instanceof Error ? error.message : String(error);
      throw new Error(`aws ${args.join(" ")}\n${told}\nexit status ${ran.status}\n${ran.stdout}${ran.stderr}`);
    }
  }
}

/** What the step adds to what is known. */
function check({ gives, keeps, fails }: Step, { status, stdout, stderr }: Ran, known: Known): Known {
  if (fails) {
    expect(stderr).toMatch(new RegExp(`^\\s*An error occurred \\(${fails.code}\\) when calling the \\w+ operation`));
    expect(stderr).toMatch(fails.why);
    expect(status).toBe(255);
    return {};
  }
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  if (!gives) {
    expect(stdout).toBe("");
    return {};
  }
  const output: unknown = JSON.parse(stdout);
  expect({ output }).toMatchObject({ output: typeof gives === "function" ? gives(known) : gives });
  return Object.fromEntries(Object.entries(keeps ?? {}).map(([name, path]) => [name, at(output, path)]));
}

function at(output: unknown, path: string): string {
  const found = path.split(".").reduce<unknown>((value, key) => Object(value)[key], output);
  if (typeof found !== "string") throw new Error(`no text at ${path}`);
  return found;
}

function wordsOf(command: string, known: Known): string[] {
  const words = command.match(/(?:'[^']*'|[^\s'])+/g) ?? [];
  return words.map((word) =>
    word.replaceAll("'", "").replace(/\$(\w+)/g, (_, name: string) => valueNamed(name, known)),
  );
}

function valueNamed(name: string, known: Known): string {
  const value = known[name];
  if (value === undefined) throw new Error(`nothing before has kept ${name}`);
  return value;
}
