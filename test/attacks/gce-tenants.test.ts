import { methods } from "../../packages/gce/src/methods";
import { BODIES } from "./support/bodies";
import { other } from "./support/ec2";
import { callGce } from "./support/gce";
import { arrangeGce, NAMES, pathOf } from "./support/gce-estate";
import { startTarget, type Target } from "./support/target";

// Busy machines are slow; a hang is longer still.
jest.setTimeout(60_000);

let target: Target;
beforeAll(async () => {
  target = startTarget();
  await arrangeGce(target);
});
afterAll(() => target.close());

/** Names of what `demo` has, and of what belongs to the cloud. */
const OWN = new Set([
  "instance",
  "disk",
  "snapshot",
  "image",
  "firewall",
  "address",
  "targetPool",
  "forwardingRule",
  "resource",
]);

/** What the other is told, by the name that was asked for. */
async function told(method: string, path: string, body: string, names: readonly string[]) {
  const { status, text, changed } = await callGce(target, method, path, body, other);
  const says = names.reduce((told, name) => told.replaceAll(name, "NAME"), text);
  return { status, changed, says };
}

const projectMethods = methods.filter(({ shape }) => /\{project(Id)?\}/.test(shape.path));

describe.each(projectMethods.map(({ id, shape }) => [id, shape] as const))(
  "%s",
  (id, { httpMethod, path, parameters }) => {
    const body = BODIES[id] ? JSON.stringify(BODIES[id]) : "";
    const required = Object.entries(parameters).filter(
      ([, { in: place, required: must }]) => place === "query" && must,
    );
    const query =
      required.length > 0 ? `?${required.map(([name, { type }]) => `${name}=${type === "boolean"}`).join("&")}` : "";

    it("says of another tenant's project what it says of one that never was", async () => {
      const mine = await told(httpMethod, pathOf(path, NAMES) + query, body, ["demo"]);
      const never = { ...NAMES, project: "never", projectId: "never" };
      const nobodys = await told(httpMethod, pathOf(path, never) + query, body, ["never", "demo"]);
      expect(mine).toEqual({ ...nobodys, changed: false });
      expect([403, 404]).toContain(mine.status);
    });

    it("finds nothing of another tenant's under its names", async () => {
      const named = Object.keys(parameters).find((name) => OWN.has(name));
      if (named === undefined) return;
      const own = { ...NAMES, project: "other" };
      const theirs = await told(httpMethod, pathOf(path, own) + query, body, [NAMES[named] ?? ""]);
      const nobodys = await told(httpMethod, pathOf(path, { ...own, [named]: "never-was" }) + query, body, [
        "never-was",
        NAMES[named] ?? "",
      ]);
      expect(theirs).toEqual({ ...nobodys, changed: false });
      expect(theirs.status).toBe(404);
    });
  },
);

it.each([
  ["disks.createSnapshot", "POST", "projects/demo/zones/adv-1-a/disks/disk/createSnapshot", { name: "stolen" }],
  [
    "an image of another's snapshot",
    "POST",
    "projects/other/global/images",
    { name: "stolen", sourceSnapshot: "projects/demo/global/snapshots/snapshot" },
  ],
  [
    "an image of another's disk",
    "POST",
    "projects/other/global/images",
    { name: "stolen", sourceDisk: "projects/demo/zones/adv-1-a/disks/disk" },
  ],
  [
    "a disk of another's snapshot",
    "POST",
    "projects/other/zones/adv-1-a/disks",
    { name: "stolen", sourceSnapshot: "projects/demo/global/snapshots/snapshot" },
  ],
  [
    "a pool with another's instance",
    "POST",
    "projects/other/regions/adv-1/targetPools",
    { name: "stolen", instances: ["projects/demo/zones/adv-1-a/instances/machine"] },
  ],
])("refuses %s", async (_, method, path, body) => {
  const { status, changed } = await callGce(target, method, path, JSON.stringify(body), other);
  expect([400, 403, 404]).toContain(status);
  expect(changed).toBe(false);
});

it("a page token is good for its own list and caller only", async () => {
  const page = async (path: string, signer?: typeof other) => {
    const { status, text } = await callGce(target, "GET", path, "", signer);
    return { status, token: encodeURIComponent(JSON.parse(text).nextPageToken ?? "") };
  };
  const { token } = await page("projects/demo/global/images?maxResults=1");
  expect(token).not.toBe("");
  expect((await page(`projects/demo/global/images?maxResults=1&pageToken=${token}`)).status).toBe(200);
  expect((await page(`projects/demo/zones?maxResults=1&pageToken=${token}`)).status).toBe(400);
  expect((await page(`projects/demo/global/images?orderBy=name&pageToken=${token}`)).status).toBe(400);
  expect((await page(`projects/other/global/images?maxResults=1&pageToken=${token}`, other)).status).toBe(400);
});
