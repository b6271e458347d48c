import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  adminSecrets,
  createCredentialStore,
  createSealer,
  registeredKeys,
  type SecretSource,
} from "@stackgate/gateway";
import { type FakeCloud, type FakeUser, fakeCloud, user } from "./support/fake-cloud";

const ADMIN = { apiKey: "admin-key", secretKey: "secret-of-admin-key" };
let users: FakeUser[];
let cloud: FakeCloud;
let alice: FakeUser;
let now: number;
beforeEach(() => {
  alice = user("alice", "tenant-a", "alice-key");
  users = [user("admin", "admin", "admin-key"), alice, user("bob", "tenant-b", "bob-old", "bob-new")];
  cloud = fakeCloud(users);
  now = 1000;
});

const store = (...sources: readonly SecretSource[]) =>
  createCredentialStore({ endpoint: cloud.endpoint, sources, cacheMs: 30_000, unknownMs: 5_000, now: () => now });
const adminStore = () => store(adminSecrets(cloud.endpoint.as(ADMIN)));

describe("with the admin's key", () => {
  test("the caller has the user's own pair and place", async () => {
    expect(await adminStore().find("alice-key")).toEqual({
      apiKey: "alice-key",
      secretKey: "secret-of-alice-key",
      userId: "id-of-alice",
      user: "id-of-alice",
      accountId: "id-of-tenant-a",
      account: "tenant-a",
      domainId: "d",
      domain: "ROOT",
    });
    expect(cloud.calls).toEqual(["listUserKeys as admin-key", "listUsers as alice-key"]);
  });

  test("two tenants get their own, and each of a user's keys its own secret", async () => {
    const callers = await Promise.all(["alice-key", "bob-old", "bob-new"].map(adminStore().find));
    expect(callers.map((caller) => [caller?.account, caller?.secretKey])).toEqual([
      ["tenant-a", "secret-of-alice-key"],
      ["tenant-b", "secret-of-bob-old"],
      ["tenant-b", "secret-of-bob-new"],
    ]);
  });

  test("the right user among several of one account, also by an older key", async () => {
    users.push(user("carol", "tenant-b", "carol-key"));
    const { find } = adminStore();
    expect((await find("carol-key"))?.user).toBe("id-of-carol");
    expect((await find("bob-old"))?.user).toBe("id-of-bob");
  });

  test("concurrent requests ask once, and later ones not at all until the answer lapses", async () => {
    const { find } = adminStore();
    await Promise.all(Array.from({ length: 20 }, () => find("alice-key")));
    now += 29_999;
    await find("alice-key");
    expect(cloud.calls).toHaveLength(2);
    now += 2;
    await find("alice-key");
    expect(cloud.calls).toHaveLength(4);
  });

  test("a revoked key stops working when the answer lapses", async () => {
    const { find } = adminStore();
    await find("alice-key");
    alice.keys.clear();
    expect(await find("alice-key")).toBeDefined();
    now += 30_001;
    expect(await find("alice-key")).toBeUndefined();
  });

  test("a disabled user is nobody", async () => {
    alice.enabled = false;
    expect(await adminStore().find("alice-key")).toBeUndefined();
  });

  test("an unknown key is remembered for its own, shorter time", async () => {
    const { find } = adminStore();
    expect(await find("new-key")).toBeUndefined();
    expect(await find("new-key")).toBeUndefined();
    expect(cloud.calls).toHaveLength(1);
    alice.keys.set("new-key", "secret-of-new-key");
    now += 5_001;
    expect((await find("new-key"))?.account).toBe("tenant-a");
  });

  test("a key in another case, an empty and an endless one are unknown", async () => {
    const { find } = adminStore();
    for (const key of ["ALICE-KEY", "", "x".repeat(256)]) expect(await find(key)).toBeUndefined();
    expect(cloud.calls).toEqual(["listUserKeys as admin-key"]);
  });

  test("before 4.23 it takes getUser and getUserKeys, once found out without further tries", async () => {
    cloud.old = true;
    const { find } = adminStore();
    expect((await find("alice-key"))?.secretKey).toBe("secret-of-alice-key");
    cloud.calls.length = 0;
    expect((await find("bob-new"))?.secretKey).toBe("secret-of-bob-new");
    expect(cloud.calls).toEqual(["getUser as admin-key", "getUserKeys as admin-key", "listUsers as bob-new"]);
    expect(await find("nobody")).toBeUndefined();
    // getUserKeys tells the newest pair only: an older key must not get its secret.
    expect(await find("bob-old")).toBeUndefined();
  });

  test("invented keys are looked up so many times a second; whose key was good before is not held up", async () => {
    const limited = createCredentialStore({
      endpoint: cloud.endpoint,
      sources: [adminSecrets(cloud.endpoint.as(ADMIN))],
      cacheMs: 1_000,
      unknownMs: 1_000,
      unknownPerSecond: 1,
      now: () => now,
    });
    for (let i = 0; i < 20; i += 1) expect((await limited.find("alice-key"))?.account).toBe("tenant-a");
    for (let i = 0; i < 10; i += 1) expect(await limited.find(`invented-${i}`)).toBeUndefined();
    const asked = cloud.calls.length;
    await expect(limited.find("invented-10")).rejects.toThrow("Request limit exceeded.");
    await expect(limited.find("bob-new")).rejects.toThrow("Request limit exceeded.");
    expect(cloud.calls).toHaveLength(asked);
    now += 1_000;
    expect((await limited.find("alice-key"))?.account).toBe("tenant-a");
    expect((await limited.find("bob-new"))?.account).toBe("tenant-b");
    expect(await limited.find("invented-11")).toBeUndefined();
    await expect(limited.find("invented-12")).rejects.toThrow("Request limit exceeded.");
  });

  test("a refused admin key is our failure, not the caller's", async () => {
    const { find } = store(adminSecrets(cloud.endpoint.as({ apiKey: "wrong", secretKey: "wrong" })));
    await expect(find("alice-key")).rejects.toThrow("CloudStack refuses the gateway's admin key");
  });

  test("a failure to ask is not remembered", async () => {
    const { find } = adminStore();
    cloud.reachable = false;
    await expect(find("alice-key")).rejects.toThrow("no answer");
    cloud.reachable = true;
    expect(await find("alice-key")).toBeDefined();
  });
});

describe("registered keys", () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "stackgate-"));
  });
  afterEach(() => rmSync(directory, { recursive: true }));
  const keys = (secret = "store-secret") =>
    registeredKeys(join(directory, "keys"), createSealer([secret]), cloud.endpoint);
  const pair = { apiKey: "alice-key", secretKey: "secret-of-alice-key" };

  test("a pair that CloudStack accepts works at once, also in another gateway", async () => {
    const find = store(keys().secretOf).find;
    expect(await find("alice-key")).toBeUndefined();
    expect((await keys().register(pair))?.account).toBe("tenant-a");
    now += 5_001;
    expect((await find("alice-key"))?.secretKey).toBe("secret-of-alice-key");
  });

  test("a pair that CloudStack refuses is not stored", async () => {
    expect(await keys().register({ apiKey: "nobody", secretKey: "x" })).toBeUndefined();
    expect(await keys().register({ apiKey: "alice-key", secretKey: "secret-of-bob-new" })).toBeUndefined();
    expect(readdirSync(directory)).toEqual([]);
  });

  test("nothing on disk tells key or secret, and only the owner may read it", async () => {
    await keys().register(pair);
    const [name = "", ...others] = readdirSync(join(directory, "keys"));
    expect(others).toEqual([]);
    const path = join(directory, "keys", name);
    expect(`${name} ${readFileSync(path)}`).not.toMatch(/alice|secret/);
    expect(statSync(path).mode & 0o077).toBe(0);
  });

  test("a file that was changed, swapped or stored under another secret gives nothing away", async () => {
    await keys().register(pair);
    await expect(keys("another-secret").secretOf("alice-key")).rejects.toThrow("does not open");
    await keys().register({ apiKey: "bob-new", secretKey: "secret-of-bob-new" });
    const [one = "", two = ""] = readdirSync(join(directory, "keys")).map((name) => join(directory, "keys", name));
    writeFileSync(one, readFileSync(two));
    expect([await keys().secretOf("alice-key"), await keys().secretOf("bob-new")]).toContain(undefined);
  });

  test("a removed pair is gone", async () => {
    await keys().register(pair);
    expect(await keys().remove("alice-key")).toBe(true);
    expect(await keys().remove("alice-key")).toBe(false);
    expect(await keys().secretOf("alice-key")).toBeUndefined();
  });

  test("sources are asked in order: the admin is not asked about a registered key", async () => {
    await keys().register(pair);
    cloud.calls.length = 0;
    const { find } = store(keys().secretOf, adminSecrets(cloud.endpoint.as(ADMIN)));
    expect((await find("alice-key"))?.account).toBe("tenant-a");
    expect((await find("bob-new"))?.account).toBe("tenant-b");
    expect(cloud.calls).toEqual(["listUsers as alice-key", "listUserKeys as admin-key", "listUsers as bob-new"]);
  });

  test("a registered secret that was changed since stands in nobody's way", async () => {
    await keys().register(pair);
    alice.keys.set("alice-key", "renewed");
    expect(await store(keys().secretOf).find("alice-key")).toBeUndefined();
    const { find } = store(keys().secretOf, adminSecrets(cloud.endpoint.as(ADMIN)));
    expect((await find("alice-key"))?.secretKey).toBe("renewed");
  });
});
