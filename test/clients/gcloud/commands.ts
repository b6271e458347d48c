import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Words, then flags: `compute instances list --zones`. */
export const commands: readonly string[] = readFileSync(join(__dirname, "commands.txt"), "utf8").trim().split("\n");

/** Whether a command line calls a command, with all its flags. */
export function calls(line: string, command: string): boolean {
  const [words = "", ...flags] = command.split(" --");
  const given = new Set(line.split(" ").map((word) => word.replace(/=.*/, "")));
  return `${line} `.startsWith(`${words} `) && flags.every((flag) => given.has(`--${flag}`));
}
