import { accounts } from "./accounts";
import { catalogue } from "./catalogue";
import type { Command } from "./command";
import { configuration } from "./configuration";
import { events } from "./events";
import { jobs } from "./jobs";
import { zones } from "./zones";

const FAMILIES: readonly (readonly Command[])[] = [accounts, catalogue, configuration, events, jobs, zones];

const COMMANDS = new Map(FAMILIES.flat().map((command) => [command.name, command]));

/** What the simulator can do, by exact name. */
export const commandNamed = (name: string): Command | undefined => COMMANDS.get(name);

export const commandNames = (): string[] => [...COMMANDS.keys()].sort();
