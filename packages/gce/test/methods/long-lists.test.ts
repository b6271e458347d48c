import type { TransportReply } from "@stackgate/cloudstack";
import { type Gce, startGce } from "../support";
import { config } from "./bodies";

const MACHINES = 50_000;
const PAGE = 500;
const id = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;

/** More machines than a simulator should hold: pages of them as CloudStack gives them, one failed deploy to a page. */
function stubMachines(gce: Gce, zoneid: string): void {
  const machine = (index: number) => ({
    id: id(index),
    name: `vm-${index}`,
    displayname: `vm-${index}`,
    state: index % PAGE === 7 ? "Error" : "Running",
    zoneid,
    created: "2026-11-21T09:29:37+0000",
  });
  const page = (parameters: URLSearchParams): TransportReply => {
    const size = Number(parameters.get("pagesize"));
    const first = (Number(parameters.get("page")) - 1) * size;
    const length = Math.max(0, Math.min(size, MACHINES - first));
    const virtualmachine = Array.from({ length }, (_, index) => machine(first + index));
    const body = JSON.stringify({ listvirtualmachinesresponse: { count: MACHINES, virtualmachine } });
    return { status: 200, contentType: "application/json", body };
  };
  const others = gce.simulator.transport;
  jest.spyOn(gce.simulator, "transport").mockImplementation(async (request) => {
    const parameters = new URLSearchParams(request.query);
    return parameters.get("command") === "listVirtualMachines" ? page(parameters) : others(request);
  });
}

interface Read {
  readonly names: readonly string[];
  readonly answers: number;
  readonly calls: Readonly<Record<string, number>>;
}

/** A list as clients read it to its end. */
async function readAll(gce: Gce, path: string, maxResults: number): Promise<Read> {
  const names: string[] = [];
  const calls: Record<string, number> = {};
  let token = "";
  let answers = 0;
  do {
    const { status, body, calls: made } = await gce("GET", `${path}?maxResults=${maxResults}${token}`);
    expect(status).toBe(200);
    const scopes: { instances?: { name: string }[] }[] = Array.isArray(body.items)
      ? [{ instances: body.items }]
      : Object.values(body.items);
    names.push(...scopes.flatMap(({ instances = [] }) => instances.map(({ name }) => name)));
    for (const [command, count] of Object.entries(made)) calls[command] = (calls[command] ?? 0) + count;
    token = body.nextPageToken === undefined ? "" : `&pageToken=${encodeURIComponent(body.nextPageToken)}`;
    answers += 1;
  } while (token !== "");
  return { names, answers, calls };
}

describe("50,000 machines, one on each of CloudStack's pages being none that shows", () => {
  let gce: Gce;
  beforeAll(async () => {
    gce = startGce({ config });
    await gce("GET", "aggregated/instances"); // the catalogues
    const [zone] = await gce.cloud("demo").list("listZones", { name: "basic-1" });
    stubMachines(gce, zone?.id ?? "");
  });
  afterAll(() => gce.close());

  test.each(["zones/basic-1-a/instances", "aggregated/instances"])("%s asks for each page once", async (path) => {
    const { names, answers, calls } = await readAll(gce, path, PAGE);
    expect(calls).toEqual({ listVirtualMachines: MACHINES / PAGE });
    expect(answers).toBe(MACHINES / PAGE);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toHaveLength(MACHINES - MACHINES / PAGE);
  });

  test("in another order all pages are read, each once", async () => {
    const { status, body, calls } = await gce(
      "GET",
      "zones/basic-1-a/instances?orderBy=creationTimestamp%20desc&maxResults=3",
    );
    expect([status, calls]).toEqual([200, { listVirtualMachines: MACHINES / PAGE }]);
    expect(body.items.map(({ name }: { name: string }) => name)).toEqual(["vm-0", "vm-1", "vm-10"]);
  });
});
