import { Agent, request } from "node:http";
import { signQuery } from "@stackgate/cloudstack";
import { createSimulator } from "@stackgate/simulator";
import { demo } from "./support/cloud";

const simulator = createSimulator();
let url: string;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ url, close } = await simulator.listen(0));
});
afterAll(async () => {
  await close();
  simulator.close();
});

/** The number of zones that an answer counts. */
async function countOf(response: Response): Promise<number> {
  const { listzonesresponse } = JSON.parse(await response.text());
  return listzonesresponse.count;
}

describe("over HTTP", () => {
  test("GET and POST are answered under /client/api, anything else is not found", async () => {
    const query = signQuery("listZones", {}, demo);
    const got = await fetch(`${url}?${query}`);
    expect(got.headers.get("content-type")).toBe("application/json;charset=utf-8");
    expect(await countOf(got)).toBe(3);
    const posted = await fetch(url, {
      method: "POST",
      body: query,
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
    expect(await countOf(posted)).toBe(3);
    expect((await fetch(url.replace("/client/api", "/elsewhere"))).status).toBe(404);
  });

  test("a connection is kept and used again", async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const once = () =>
      new Promise<boolean>((resolve, reject) => {
        const sent = request(`${url}?${signQuery("listRegions", {}, demo)}`, { agent }, (response) =>
          response.resume().on("end", () => resolve(sent.reusedSocket)),
        );
        sent.on("error", reject).end();
      });
    expect(await once()).toBe(false);
    expect(await once()).toBe(true);
    agent.destroy();
  });

  test("a reset fault breaks the connection", async () => {
    simulator.faults.plan({ fault: { kind: "reset", when: "before" }, times: 1 });
    await expect(fetch(`${url}?${signQuery("listRegions", {}, demo)}`)).rejects.toThrow("fetch failed");
  });

  test("well-known keys are served on loopback addresses only", async () => {
    await expect(simulator.listen(0, "0.0.0.0")).rejects.toThrow("loopback");
    const allowed = await simulator.listen(0, "0.0.0.0", { allowRemote: true });
    await allowed.close();
  });
});
