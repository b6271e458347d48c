import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { startGateway } from "./gateway.mjs";
import { oneByOne, sendWell } from "./load.mjs";
import { answering, freePort, start, stop } from "./processes.mjs";
import { demo, ec2Request } from "./requests.mjs";
import { median } from "./stats.mjs";

const { createCloudEndpoint, createHttpTransport } = createRequire(import.meta.url)("@stackgate/cloudstack");
const program = fileURLToPath(new URL("../../packages/cli/dist/bin.js", import.meta.url));

const MACHINES = 20;
const SOURCES = 10;
const RUNS = 5;
const cidr = (run, index) => `10.${run}.${index}.0/24`;
const sources = Array.from({ length: SOURCES }, (_, index) => index);

/**
 * How the gateway calls a CloudStack that is as late as the recorded one was, by call, by listed machine and behind the
 * lock of a group: beside the same done by a client's plain calls, one after the other.
 */
export async function measureOnMeasured() {
  const port = await freePort();
  const upstream = `http://127.0.0.1:${port}/client/api`;
  const listen = ["simulator", "--listen", `127.0.0.1:${port}`, "--measured"];
  const simulator = start(1, process.execPath, [program, ...listen]);
  await answering(upstream, simulator);
  const gateway = await startGateway(upstream);
  const cloud = createCloudEndpoint({ transport: createHttpTransport({ endpoint: upstream }) }).as(demo);
  const send = (parameters) => sendWell(ec2Request(gateway.ec2, parameters));

  const [zone] = await cloud.list("listZones", { name: "basic-1" });
  const [offering] = await cloud.list("listServiceOfferings");
  const run = { Action: "RunInstances", ImageId: gateway.image, InstanceType: "t3.micro", MinCount: MACHINES };
  const deploy = () =>
    cloud.start("deployVirtualMachine", {
      zoneid: zone.id,
      templateid: gateway.image,
      serviceofferingid: offering.id,
    });
  const rules = (index) => ({
    Action: "AuthorizeSecurityGroupIngress",
    GroupName: "default",
    "IpPermissions.1.IpProtocol": "tcp",
    "IpPermissions.1.FromPort": 22,
    "IpPermissions.1.ToPort": 22,
    ...Object.fromEntries(sources.map((i) => [`IpPermissions.1.IpRanges.${i + 1}.CidrIp`, cidr(index, i)])),
  });
  const plainRules = async (index) => {
    const [{ id: securitygroupid }] = await cloud.list("listSecurityGroups", { securitygroupname: "default" });
    const rule = { securitygroupid, protocol: "udp", startport: 53, endport: 53 };
    for (const i of sources) await cloud.run("authorizeSecurityGroupIngress", { ...rule, cidrlist: [cidr(index, i)] });
  };
  let index = 0;
  const compare = async (request, whole, plain, runs = RUNS) => {
    const ours = median(await oneByOne(() => whole(++index), runs));
    const theirs = median(await oneByOne(() => plain(++index), runs));
    return { request, "gateway ms": ours, "plain calls ms": theirs, ratio: ours / theirs };
  };
  const rows = [
    await compare(
      `RunInstances of ${MACHINES}`,
      () => send({ ...run, MaxCount: MACHINES }),
      async () => {
        for (let made = 0; made < MACHINES; made += 1) await deploy();
      },
      1,
    ),
    await compare(
      `DescribeInstances of ${2 * MACHINES}`,
      () => send({ Action: "DescribeInstances" }),
      () => cloud.page("listVirtualMachines"),
    ),
    await compare(`AuthorizeSecurityGroupIngress of ${SOURCES} sources`, (index) => send(rules(index)), plainRules),
  ];
  await Promise.all([stop(gateway.child), stop(simulator)]);
  return rows;
}
