import { methods } from "../src/methods";
import { type Gce, startGce } from "./support";

/** Whatever is sent to whatever method: an error of the protocol that says what is wrong, nothing made, never a 500. */
describe("bad input", () => {
  let gce: Gce;
  beforeAll(() => {
    gce = startGce();
  });
  afterAll(() => gce.close());

  const target = (path: string, values: Readonly<Record<string, string>>): string => {
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "nothing");
    return path.startsWith("v1/") ? `/${filled}` : `/compute/v1/${filled}`;
  };
  const zonal = { project: "demo", zone: "basic-1-a", region: "basic-1", projectId: "demo" };
  const bodies: readonly unknown[] = [
    undefined,
    {},
    "{",
    "[]",
    '"text"',
    '{"__proto__":{"polluted":1}}',
    { name: "X_Y" },
    { name: "a".repeat(64) },
    { name: "fine", labels: { "": "" } },
    { nonsense: 1 },
  ];

  test.each(methods.map((method) => [method.id, method] as const))("%s", async (_, { shape }) => {
    const before = gce.simulator.stats();
    const read = shape.httpMethod === "GET";
    for (const body of read ? [undefined] : bodies) {
      const { status, error, text } = await gce(shape.httpMethod, target(shape.path, zonal), body);
      if (status !== 200 && status !== 204) {
        expect([status, text]).toEqual([expect.any(Number), expect.stringContaining('"errors"')]);
        expect([400, 404, 409, 412, 501]).toContain(status);
        expect(error?.message).toBeTruthy();
      }
    }
    const elsewhere = { ...zonal, zone: "nowhere-1-a", region: "nowhere-1" };
    if (/\{(zone|region)\}/.test(shape.path)) {
      expect(
        (await gce(shape.httpMethod, target(shape.path, elsewhere), read ? undefined : {})).status,
      ).toBeGreaterThanOrEqual(400);
    }
    if (/\{project(Id)?\}/.test(shape.path)) {
      const foreign = target(shape.path, { ...zonal, project: "other", projectId: "other" });
      expect((await gce(shape.httpMethod, foreign)).status).toBeGreaterThanOrEqual(400);
    }
    expect((await gce(shape.httpMethod, `${target(shape.path, zonal)}?nonsense=1`)).status).toBe(400);
    expect(gce.simulator.stats()).toMatchObject({ vm: before.vm ?? 0, volume: before.volume ?? 0 });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test.each([
    ["a path that is no UTF-8", "/compute/v1/projects/demo/zones/%ff"],
    ["a slash in a name", "/compute/v1/projects/demo/zones/a%2Fb"],
    ["a null byte", "/compute/v1/projects/demo/zones/a%00"],
    ["a name of 5,000 characters", `/compute/v1/projects/demo/zones/${"a".repeat(5000)}`],
    ["5,000 parameters", `/compute/v1/projects/demo/zones?${"a=1&".repeat(5000)}`],
    ["a parameter twice", "/compute/v1/projects/demo/zones?maxResults=1&maxResults=2"],
    ["a mask of 10,000 levels", `/compute/v1/projects/demo/zones?fields=${"a/".repeat(10_000)}b`],
  ])("%s", async (_, path) => {
    expect((await gce("GET", path)).status).toBe(400);
  });
});
