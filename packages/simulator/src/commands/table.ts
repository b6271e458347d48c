import { commandTable } from "@stackgate/cloudstack";
import type { ParameterSpec } from "../wire/arguments";

export interface CommandEntry {
  readonly async: boolean;
  readonly admin?: boolean;
  readonly parameters: Readonly<Record<string, ParameterSpec>>;
}

const text: ParameterSpec = { type: "string", length: 255 };
const needed = (type: ParameterSpec["type"]): ParameterSpec => ({ type, required: true });
const page = { page: { type: "integer" }, pagesize: { type: "integer" } } as const;

/** Commands for root admins only, which no gateway calls and so stand in no generated table. */
const ADMIN_COMMANDS: Readonly<Record<string, CommandEntry>> = {
  listDomains: {
    async: false,
    admin: true,
    parameters: { id: { type: "uuid" }, name: text, listall: { type: "boolean" }, ...page },
  },
  migrateVirtualMachine: { async: true, admin: true, parameters: { virtualmachineid: needed("uuid") } },
  updateResourceLimit: {
    async: false,
    admin: true,
    parameters: {
      resourcetype: needed("integer"),
      account: text,
      domainid: { type: "uuid" },
      projectid: { type: "uuid" },
      max: { type: "long" },
    },
  },
  updateSecurityGroup: { async: false, admin: true, parameters: { id: needed("uuid"), name: text } },
  updateVolume: { async: true, admin: true, parameters: { id: { type: "uuid" }, name: text } },
};

const TABLE = new Map<string, CommandEntry>(Object.entries({ ...ADMIN_COMMANDS, ...commandTable }));

/** What the server knows of a command, implemented here or not; names are exact. */
export const entryOf = (command: string): CommandEntry | undefined => TABLE.get(command);
