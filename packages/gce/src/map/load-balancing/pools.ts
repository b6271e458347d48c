import type { Network, VirtualMachine } from "@stackgate/cloudstack";
import type { Context } from "../../context";
import type { TargetPool as PoolDocument } from "../../model/types.generated";
import { derivedUuid } from "../../support/hash";
import { invalidField, notFound } from "../../wire/errors";
import { listGuestNetworks } from "../guest-networks";
import { isCalled, numericId } from "../ids";
import { instanceName } from "../instances/name";
import { isInstance } from "../instances/view";
import { RESERVED_PREFIX } from "../labels";
import { timestamp } from "../time";
import { listZones, type Zone } from "../zones";
import { type Affinity, affinities } from "./affinity";

/**
 * CloudStack knows balanced rules, not pools. So a pool is a reserved tag on its network (what it is) and one on each machine in it;
 * forwarding rules are CloudStack's rules, and the machines of their pool are assigned to them.
 */
export interface Pool {
  readonly name: string;
  readonly uuid: string;
  readonly zone: Zone;
  readonly network: Network;
  readonly record: PoolRecord;
  readonly machines: readonly VirtualMachine[];
}

export interface PoolRecord {
  /** Seconds since the epoch. */
  readonly created: number;
  readonly affinity: Affinity;
  readonly description: string;
}

const PREFIX = `${RESERVED_PREFIX}pool.`;
/** CloudStack cuts longer values without a word. */
const LONGEST = 255;

/** The key of a pool's tags. */
export const poolTag = (name: string): string => PREFIX + name;
/** The value on machines: the tag itself says all. */
export const MEMBER = "member";

export function recordText({ created, affinity, description }: PoolRecord): string {
  const text = `${created.toString(36)} ${affinity} ${description}`.trimEnd();
  if (text.length > LONGEST) {
    throw invalidField(
      "resource.description",
      description,
      `At most ${LONGEST - text.length + description.length} characters can be kept.`,
    );
  }
  return text;
}

function readRecord(text: string): PoolRecord | undefined {
  const [, created = "", affinity = "", description = ""] = /^(\w+) (\w+)(?: (.*))?$/s.exec(text) ?? [];
  const known = affinities.find((one) => one === affinity);
  return known && { created: Number.parseInt(created, 36), affinity: known, description };
}

export const poolUuid = (networkId: string, name: string): string => derivedUuid(`pool ${networkId} ${name}`);

/** Every pool; the machines are one call, the networks a catalogue. */
export async function listPools(context: Context): Promise<readonly Pool[]> {
  const [zones, networks, machines] = await Promise.all([
    listZones(context),
    listGuestNetworks(context),
    context.cloud.list("listVirtualMachines", { details: ["min"] }),
  ]);
  return networks.flatMap((network) => {
    const zone = zones.find(({ uuid }) => uuid === network.zoneid);
    return (network.tags ?? []).flatMap(({ key = "", value = "" }) => {
      const record = key.startsWith(PREFIX) ? readRecord(value) : undefined;
      if (!zone || !record) return [];
      const name = key.slice(PREFIX.length);
      const inPool = machines.filter((machine) => isInstance(machine) && machine.tags?.some((tag) => tag.key === key));
      return [{ name, uuid: poolUuid(network.id, name), zone, network, record, machines: inPool }];
    });
  });
}

/** The pool that a path names. */
export async function findPool(context: Context, region: string, wanted: string): Promise<Pool> {
  const found = (await listPools(context)).find(
    ({ name, uuid, zone }) => zone.region === region && isCalled(wanted, name, uuid),
  );
  if (!found) throw notFound(`projects/${context.project.name}/regions/${region}/targetPools/${wanted}`);
  return found;
}

export function poolDocument(
  { name, uuid, zone, record, machines }: Pool,
  { links }: Pick<Context, "links">,
): PoolDocument {
  const { affinity, created, description } = record;
  return {
    kind: "compute#targetPool",
    id: numericId(uuid),
    creationTimestamp: timestamp(created * 1000),
    name,
    description,
    sessionAffinity: affinity,
    instances: machines.map((machine) => links.zonal(zone.name, "instances", instanceName(machine))),
    region: links.region(zone.region),
    selfLink: links.regional(zone.region, "targetPools", name),
  };
}
