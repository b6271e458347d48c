import { createCloudEndpoint, createHttpTransport, type ObservedCall, type Transport } from "@stackgate/cloudstack";
import { createSimulator, type Fault, type Simulator } from "@stackgate/simulator";

const demo = { apiKey: "demo-api-key", secretKey: "demo-secret-key" };

let simulator: Simulator;
beforeEach(() => {
  simulator = createSimulator();
});
afterEach(() => simulator.close());

function cloudOver(transport: Transport, credentials = demo) {
  const calls: ObservedCall[] = [];
  const cloud = createCloudEndpoint({ transport, observe: (call) => calls.push(call) }).as(credentials);
  return { cloud, calls };
}

describe.each(["in process", "over HTTP"])("the embedded CloudStack, %s", (way) => {
  let transport: Transport;
  let close: () => Promise<void>;
  beforeEach(async () => {
    if (way === "in process") {
      transport = simulator.transport;
      close = async () => undefined;
      return;
    }
    const listening = await simulator.listen(0);
    const http = createHttpTransport({ endpoint: listening.url });
    transport = http;
    close = async () => {
      http.close();
      await listening.close();
    };
  });
  afterEach(() => close());

  const plan = (fault: Fault, times = 1) => simulator.faults.plan({ fault, command: "listZones", times });

  // A signature that it doubts would be a 401.
  test("checks our signature, whatever characters there are, by GET and by POST", async () => {
    const { cloud } = cloudOver(transport);
    expect(await cloud.list("listZones")).toHaveLength(3);
    expect(await cloud.list("listZones", { keyword: "a b+c*~é/[x]'!()&=%" })).toEqual([]);
    const manyTags = Array.from({ length: 60 }, (_, index) => ({ key: `key ${index}`, value: "é*~".repeat(50) }));
    await cloud.list("listZones", { tags: manyTags });
    await cloud.list("listZones", { tags: [{ key: "a b", value: "~" }] });
  });

  test("refuses another secret", async () => {
    const { cloud } = cloudOver(transport, { ...demo, secretKey: "wrong" });
    await expect(cloud.list("listZones")).rejects.toMatchObject({ name: "CloudError", code: 401 });
  });

  test("a read meets one broken connection unseen", async () => {
    const { cloud, calls } = cloudOver(transport);
    await cloud.list("listZones");
    plan({ kind: "reset", when: "before" });
    expect(await cloud.list("listZones")).toHaveLength(3);
    expect(calls.map(({ status }) => status)).toEqual([200, 0, 200]);
  });

  test.each([
    [
      { kind: "html", status: 502 },
      { name: "TransportError", kind: "html", status: 502 },
    ],
    [{ kind: "truncate" }, { name: "TransportError", kind: "truncated" }],
    [
      { kind: "error", code: 530 },
      { name: "CloudError", code: 530 },
    ],
  ] as const)("%j", async (fault, expected) => {
    const { cloud } = cloudOver(transport);
    plan(fault);
    await expect(cloud.list("listZones")).rejects.toMatchObject(expected);
    expect(await cloud.list("listZones")).toHaveLength(3);
  });
});
