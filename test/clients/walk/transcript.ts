import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Ran, run } from "../../support/run";

/** How a client is called, and how that is shown. */
export interface Shell {
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** What only this run has (ports, folders) -> what a reader would have. */
  readonly shownAs: ReadonlyMap<string, string>;
}

interface Entry {
  readonly command: string;
  readonly status: number | null;
  readonly output: string;
}

/** Longest output shown of one command, in lines. */
const MOST_LINES = 24;

/** Runs commands one after the other and remembers what they said. */
export class Transcript {
  readonly #entries: (Entry | string)[] = [];

  constructor(private readonly shell: Shell) {}

  /** A heading between commands. */
  section(title: string): void {
    this.#entries.push(title);
  }

  /** A file that a command reads. */
  file(name: string, content: string): void {
    writeFileSync(join(this.shell.cwd, name), content);
    this.add(`cat ${name}`, 0, content);
  }

  /** What was run elsewhere. */
  add(command: string, status: number | null, output: string): void {
    this.#entries.push({ command: this.#scrub(command), status, output: this.#scrub(output) });
  }

  /** Runs a program; throws when it fails, so that a walk ends at its first failure. */
  async run(shown: string, program: string, args: readonly string[], input?: string): Promise<string> {
    const { env, cwd } = this.shell;
    const ran = await run(program, args, { env, cwd, timeout: 120, ...(input === undefined ? {} : { input }) });
    const command = [shown, ...args.map(quote)].join(" ");
    this.add(command, ran.status, ran.stdout + ran.stderr);
    if (ran.status !== 0) throw new Error(failure(command, ran));
    return ran.stdout;
  }

  /** Each command with its exit status: what must be the same in every run. */
  commands(): string[] {
    return this.#entries.flatMap((entry) => (typeof entry === "string" ? [] : [`${entry.command} -> ${entry.status}`]));
  }

  markdown(title: string, introduction: string): string {
    const parts = this.#entries.map((entry) => (typeof entry === "string" ? `## ${entry}\n` : show(entry)));
    return [`# ${title}\n`, `${introduction}\n`, ...parts].join("\n");
  }

  #scrub(text: string): string {
    let scrubbed = text;
    for (const [here, shown] of this.shell.shownAs) scrubbed = scrubbed.replaceAll(here, shown);
    return scrubbed
      .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)?/g, "(time)")
      .replace(/-----BEGIN [^"]*PRIVATE KEY-----(\\n)?/g, "(private key)")
      .replace(/([0-9a-f]{2}:){15,}[0-9a-f]{2}/g, "(fingerprint)")
      .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "(uuid)");
  }
}

function show({ command, status, output }: Entry): string {
  const lines = output.trimEnd().split("\n");
  const shown = lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), `... (${lines.length} lines)`] : lines;
  return [
    "```console",
    `$ ${command}`,
    ...shown.filter((line) => line !== ""),
    `exit status ${status}`,
    "```",
    "",
  ].join("\n");
}

/** As one would type it. */
const quote = (argument: string): string =>
  /^[\w@%+=:,./\-[\]]+$/.test(argument) ? argument : `'${argument.replaceAll("'", `'\\''`)}'`;

const failure = (command: string, { status, stdout, stderr }: Ran): string =>
  `${command}\nexit status ${status}\n${stdout}${stderr}`;
