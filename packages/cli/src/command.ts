import { type ParseArgsConfig, parseArgs } from "node:util";

export interface OptionSpec {
  readonly type: "string" | "boolean";
  readonly doc: string;
  /** What stands for the value in the help. */
  readonly value?: string;
  readonly required?: true;
  /** An environment variable that serves when the option is not given: secrets on a command line are seen by all. */
  readonly env?: string;
  readonly multiple?: true;
}
type OptionSpecs = Readonly<Record<string, OptionSpec>>;

type Given<S extends OptionSpec> = S["type"] extends "boolean"
  ? boolean
  : S extends { readonly multiple: true }
    ? readonly string[]
    : S extends { readonly required: true }
      ? string
      : string | undefined;

/** Where a command reads and writes besides its own files. */
export interface Console {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  /** Resolves when the process is asked to stop. */
  readonly stopped: Promise<void>;
  /** Runs `work` whenever the process is told that its files changed. */
  readonly onReload: (work: () => void) => void;
}

/** A subcommand; `run` gives the exit status. */
export interface Command {
  readonly summary: string;
  readonly help: (name: string) => string;
  readonly run: (args: readonly string[], console: Console) => Promise<number>;
}

/** Wrong options: told with the way to the help, exit status 2. */
export class UsageError extends Error {}

interface Definition<O extends OptionSpecs> {
  readonly summary: string;
  /** More for the help, below the options. */
  readonly details?: () => string;
  readonly options: O;
  readonly run: (given: { readonly [K in keyof O]: Given<O[K]> }, console: Console) => Promise<number>;
}

/** A command whose help, parsing and checks follow from its table of options. */
export function command<const O extends OptionSpecs>({ summary, details, options, run }: Definition<O>): Command {
  return {
    summary,
    help: (name) => helpText(name, summary, options, details?.()),
    run: (args, console) => run(read(options, args, console.env), console),
  };
}

function read<O extends OptionSpecs>(
  specs: O,
  args: readonly string[],
  env: Console["env"],
): { readonly [K in keyof O]: Given<O[K]> } {
  const { values } = parse({ args: [...args], options: specs, strict: true });
  const entries = Object.entries(specs).map(([name, { type, env: variable, required, multiple }]) => {
    const value =
      values[name] ?? (variable && env[variable]) ?? (type === "boolean" ? false : multiple ? [] : undefined);
    if (required && value === undefined)
      throw new UsageError(`--${name} is missing${variable ? ` (or ${variable})` : ""}`);
    return [name, value];
  });
  // The mapping that Given describes, which fromEntries cannot express.
  return Object.fromEntries(entries);
}

function parse(config: ParseArgsConfig) {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function helpText(name: string, summary: string, options: OptionSpecs, details = ""): string {
  const lines = Object.entries(options).map(([option, { value, doc, env, required }]): [string, string] => [
    `--${option}${value ? ` ${value}` : ""}`,
    `${doc}${env ? ` (or ${env})` : ""}${required ? "; needed" : ""}`,
  ]);
  return [`stackgate ${name}: ${summary}`, "", ...columns(lines), ...(details ? ["", details] : [])].join("\n");
}

/** Two columns, indented, the second aligned. */
export function columns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(0, ...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`.trimEnd());
}
