import { type IncomingMessage, request } from "node:http";
import { setImmediate } from "node:timers/promises";
import { createCloudEndpoint, type Transport } from "@stackgate/cloudstack";
import { createMetrics, createSealer, defaults, listen, schema, silentLog } from "@stackgate/gateway";
import { sign } from "aws4";
import { createEc2 } from "../../src/facade";
import { ACCESS_KEY, SECRET_KEY, store } from "../auth/requests";

const PAGE = 500;
const ZONE = "692662e2-cecb-4b39-9135-32fca639c4a4";

/** A page of machines with as much to show as real ones; `PPPPPPPP` is the page's number, of eight digits. */
const template = JSON.stringify(
  Array.from({ length: PAGE }, (_, index) => {
    const id = (group: string) => `PPPPPPPP-0000-4000-8000-${group}${String(index).padStart(8, "0")}`;
    return {
      id: id("0001"),
      name: `vm-${index}`,
      displayname: `vm <${index}> & so on`,
      state: "Running",
      zoneid: ZONE,
      zonename: "basic-1",
      templateid: id("0002"),
      serviceofferingid: id("0003"),
      serviceofferingname: "Small Instance",
      created: "2026-11-21T09:29:37+0000",
      securitygroup: [{ id: id("0004"), name: "web", tags: [] }],
      nic: [{ id: id("0005"), networkid: ZONE, type: "Shared", isdefault: true, ipaddress: "10.11.0.2" }],
      details: { "stackgate.client-token": `token-${index}` },
      tags: Array.from({ length: 5 }, (_, tag) => ({ key: `key-${tag}`, value: `<value ${tag} of ${index}>` })),
    };
  }),
);

/** Their root volumes. */
const volumesTemplate = JSON.stringify(
  Array.from({ length: PAGE }, (_, index) => {
    const id = (group: string) => `PPPPPPPP-0000-4000-8000-${group}${String(index).padStart(8, "0")}`;
    return {
      id: id("0006"),
      name: `ROOT-${index}`,
      type: "ROOT",
      deviceid: 0,
      virtualmachineid: id("0001"),
      state: "Ready",
      created: "2026-11-21T09:29:37+0000",
      tags: Array.from({ length: 5 }, (_, tag) => ({ key: `key-${tag}`, value: `value ${tag} of ${index}` })),
    };
  }),
);

/** A CloudStack of so many machines that does as little as it can, and what was asked of it. */
export function stubCloud(machines: number) {
  const asked = { pages: [] as number[], now: 0, most: 0 };
  const transport: Transport = async ({ query }) => {
    const parameters = new URLSearchParams(query);
    const page = Number(parameters.get("page"));
    const listed = (items: string) =>
      page * PAGE <= machines ? items.replaceAll("PPPPPPPP", String(page).padStart(8, "0")) : "[]";
    if (parameters.get("type") === "ROOT") {
      return reply(`{"count":${machines},"volume":${listed(volumesTemplate)}}`);
    }
    if (parameters.get("command") !== "listVirtualMachines") return reply("{}");
    expect(parameters.get("pagesize")).toBe(String(PAGE));
    asked.pages.push(page);
    asked.now += 1;
    asked.most = Math.max(asked.most, asked.now);
    await setImmediate();
    asked.now -= 1;
    return reply(`{"count":${machines},"virtualmachine":${listed(template)}}`);
  };
  return { asked, transport };
}

const reply = (body: string) => ({ status: 200, contentType: "application/json", body: `{"response":${body}}` });

/** The EC2 gateway on a port of its own, before that CloudStack. */
export const serve = (transport: Transport) =>
  listen({
    name: "ec2",
    facade: createEc2({
      cloud: createCloudEndpoint({ transport }),
      credentials: store,
      sealer: createSealer(["test"]),
      config: defaults(schema.ec2),
      now: Date.now,
      log: silentLog,
      metrics: createMetrics(),
    }),
    address: { host: "127.0.0.1", port: 0 },
    limits: defaults(schema.limits),
    log: silentLog,
    metrics: createMetrics(),
  });

/** Asks for all instances. The answer has begun, and is not read yet. */
export function describeInstances(url: string): Promise<IncomingMessage> {
  const body = "Action=DescribeInstances&Version=2016-11-15";
  const { host } = new URL(url);
  const signed = sign(
    { method: "POST", path: "/", service: "ec2", region: "stackgate-1", body, headers: { host } },
    { accessKeyId: ACCESS_KEY, secretAccessKey: SECRET_KEY },
  );
  return new Promise((resolve, reject) => {
    const call = request(url, { method: "POST", headers: signed.headers ?? {}, agent: false }, resolve);
    call.on("error", reject).end(body);
  });
}
