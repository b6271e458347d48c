import { accounts } from "./accounts";
import { acls } from "./acls";
import { addresses } from "./addresses";
import { affinitygroups } from "./affinitygroups";
import { catalogue } from "./catalogue";
import type { Command } from "./command";
import { configuration } from "./configuration";
import { events } from "./events";
import { firewall } from "./firewall";
import { instancegroups } from "./instancegroups";
import { jobs } from "./jobs";
import { keypairs } from "./keypairs";
import { limits } from "./limits";
import { loadBalancers } from "./loadbalancers";
import { networks } from "./networks";
import { nics } from "./nics";
import { projects } from "./projects";
import { securitygroups } from "./securitygroups";
import { snapshots } from "./snapshots";
import { tags } from "./tags";
import { templates } from "./templates";
import { userdata } from "./userdata";
import { vms } from "./vms";
import { vmsnapshots } from "./vmsnapshots";
import { volumes } from "./volumes";
import { vpcs } from "./vpcs";
import { vpn } from "./vpn";
import { zones } from "./zones";

const FAMILIES: readonly (readonly Command[])[] = [
  accounts,
  acls,
  addresses,
  catalogue,
  configuration,
  events,
  firewall,
  jobs,
  keypairs,
  limits,
  loadBalancers,
  networks,
  projects,
  nics,
  securitygroups,
  snapshots,
  tags,
  templates,
  volumes,
  affinitygroups,
  instancegroups,
  userdata,
  vmsnapshots,
  vms,
  vpcs,
  vpn,
  zones,
];

const COMMANDS = new Map(FAMILIES.flat().map((command) => [command.name, command]));

/** What the simulator can do, by exact name. */
export const commandNamed = (name: string): Command | undefined => COMMANDS.get(name);

export const commandNames = (): string[] => [...COMMANDS.keys()].sort();
