import { callGce } from "./gce";
import type { Target } from "./target";

/** The zone of it all, and its region. */
export const ZONE = "adv-1-a";
export const REGION = "adv-1";

const zonal = `projects/demo/zones/${ZONE}`;
const regional = `projects/demo/regions/${REGION}`;
const instance = (name: string) => ({
  name,
  machineType: `zones/${ZONE}/machineTypes/small-instance`,
  disks: [{ boot: true, autoDelete: true, initializeParams: { sourceImage: "global/images/debian-12" } }],
  networkInterfaces: [{ network: "global/networks/default" }],
});

/** What `demo` makes, in this order. */
const MAKING: readonly (readonly [path: string, body: object])[] = [
  [`${zonal}/instances`, instance("machine")],
  [`${zonal}/disks`, { name: "disk", sizeGb: "1" }],
  [`${zonal}/instances/machine/attachDisk`, { source: `${zonal}/disks/disk`, deviceName: "data" }],
  [`${zonal}/disks/machine/createSnapshot`, { name: "snapshot" }],
  ["projects/demo/global/images", { name: "image", sourceSnapshot: "global/snapshots/snapshot" }],
  ["projects/demo/global/firewalls", { name: "firewall", allowed: [{ IPProtocol: "tcp", ports: ["22"] }] }],
  [`${regional}/addresses`, { name: "address" }],
  [`${regional}/targetPools`, { name: "pool", instances: [`${zonal}/instances/machine`] }],
  [
    `${regional}/forwardingRules`,
    { name: "rule", target: `${regional}/targetPools/pool`, portRange: "80-80", IPProtocol: "TCP" },
  ],
];

/** What the path parameters of methods stand for in it. */
export const NAMES: Readonly<Record<string, string>> = {
  project: "demo",
  projectId: "demo",
  zone: ZONE,
  region: REGION,
  instance: "machine",
  disk: "disk",
  snapshot: "snapshot",
  image: "image",
  firewall: "firewall",
  address: "address",
  targetPool: "pool",
  forwardingRule: "rule",
  network: "default",
  subnetwork: "default",
  route: "default",
  machineType: "small-instance",
  diskType: "pd-standard",
  license: "license",
  family: "debian-12",
  operation: "operation-1",
  resource: "machine",
};

/** A method's path with names in it, as `callGce` takes it. */
export function pathOf(path: string, names: Readonly<Record<string, string>> = NAMES): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => names[name] ?? "nothing");
  return path.startsWith("v1/") ? `/${filled}` : filled;
}

/** Gives `demo` one of everything, through the gateway. */
export async function arrangeGce(target: Target): Promise<void> {
  for (const [path, body] of MAKING) {
    const { status, text } = await callGce(target, "POST", path, JSON.stringify(body));
    if (status !== 200) throw new Error(`${path}: ${text}`);
    target.clock.advance(5_000);
  }
}
