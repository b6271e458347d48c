import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ConfigError, redactText } from "@stackgate/gateway";
import { type Command, type Console, columns, UsageError } from "./command";
import { key } from "./commands/key";
import { register, unregister } from "./commands/register";
import { serve } from "./commands/serve";
import { setupAws } from "./commands/setup-aws";
import { setupCertificate } from "./commands/setup-certificate";
import { setupGcloud } from "./commands/setup-gcloud";
import { simulator } from "./commands/simulator";

const commands: ReadonlyMap<string, Command> = new Map([
  ["serve", serve],
  ["key", key],
  ["register", register],
  ["unregister", unregister],
  ["simulator", simulator],
  ["setup aws", setupAws],
  ["setup gcloud", setupGcloud],
  ["setup certificate", setupCertificate],
]);

/** Runs `stackgate ARGS`; gives the exit status: 0, 1 for a failure, 2 for wrong usage or configuration. */
export async function main(args: readonly string[], console: Console): Promise<number> {
  if (args[0] === "--version") {
    console.out(version());
    return 0;
  }
  const words = commands.has(args.slice(0, 2).join(" ")) ? 2 : 1;
  const name = args.slice(0, words).join(" ");
  const command = commands.get(name);
  if (!command) {
    const asked = ["", "help", "-h", "--help"].includes(name);
    (asked ? console.out : console.error)(
      asked ? overview() : `stackgate: there is no command "${name}"\n\n${overview()}`,
    );
    return asked ? 0 : 2;
  }
  const rest = args.slice(words);
  if (rest.includes("--help") || rest.includes("-h")) {
    console.out(command.help(name));
    return 0;
  }
  try {
    return await command.run(rest, console);
  } catch (error) {
    console.error(`stackgate ${name}: ${redactText(error instanceof Error ? error.message : String(error))}`);
    if (error instanceof UsageError) console.error(`Try: stackgate ${name} --help`);
    return error instanceof UsageError || error instanceof ConfigError ? 2 : 1;
  }
}

const version = (): string => JSON.parse(readFileSync(join(__dirname, "../package.json"), "utf8")).version;

const overview = (): string =>
  [
    "stackgate: the Amazon EC2 and Google Compute Engine APIs in front of Apache CloudStack",
    "",
    ...columns([...commands].map(([name, { summary }]) => [name, summary])),
    "",
    "stackgate COMMAND --help tells more; stackgate --version tells which this is.",
  ].join("\n");
