import type { HttpRequest } from "@stackgate/gateway";
import { methods } from "../../src/methods";
import { route } from "../../src/routes";
import { type Answer, type Gce, startGce } from "../support";
import { config } from "./bodies";
import { machineRows } from "./rows/machines";
import { networkRows } from "./rows/networks";
import { operationRows } from "./rows/operations";

/** What the gateway keeps for a while: how often it is read is not the methods' doing. */
const catalogues = new Set([
  "listDiskOfferings",
  "listNetworkACLLists",
  "listNetworkOfferings",
  "listNetworks",
  "listOsTypes",
  "listServiceOfferings",
  "listTemplates",
  "listUserData",
  "listVPCOfferings",
  "listVPCs",
  "listZones",
]);

const rows = [...machineRows, ...networkRows, ...operationRows];

describe("upstream calls of every method", () => {
  let gce: Gce;
  /** The newest operation of each zone, each region and of the project. */
  const operations = new Map<string, string>();
  const scopeOf = (path: string) => /^(?:zones|regions)\/[^/]+|^global/.exec(path)?.[0] ?? "";
  beforeAll(() => {
    gce = startGce({ config });
  });
  afterAll(() => gce.close());

  test.each(rows.map((row) => [row] as const))("%s", async ([id, httpMethod, template, expected, body]) => {
    const path = template.replace("OPERATION", operations.get(scopeOf(template)) ?? "none");
    const target = path.startsWith("/") ? path : `/compute/v1/projects/demo/${path}`;
    expect(route({ request: { ...request, method: httpMethod, target } }).action).toBe(id);
    const answer = await gce(httpMethod, path, body);
    expect([answer.status < 300 || id === "licenses.get", callsOf(answer)]).toEqual([true, expected]);
    if (answer.body.kind !== "compute#operation" || template.includes("OPERATION")) return;
    operations.set(scopeOf(path), answer.body.name);
    const { body: ended } = await gce("POST", `${new URL(answer.body.selfLink).pathname}/wait`);
    expect(ended).toMatchObject({ status: "DONE" });
    expect(ended.error).toBeUndefined();
  });

  test("no method is left out", () => {
    const asked = new Set(rows.map(([id]) => id));
    expect(methods.map(({ id }) => id).filter((id) => !asked.has(id))).toEqual([]);
  });
});

const request: HttpRequest = {
  method: "GET",
  target: "/",
  headers: {},
  body: Buffer.alloc(0),
  remoteAddress: "192.0.2.1",
  secure: false,
  signal: new AbortController().signal,
};

/** `listVolumes createTags*2`. */
const callsOf = ({ calls }: Answer): string =>
  Object.entries(calls)
    .filter(([command]) => !catalogues.has(command))
    .map(([command, count]) => (count === 1 ? command : `${command}*${count}`))
    .join(" ");
