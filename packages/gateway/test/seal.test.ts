import { createSealer, purpose } from "@stackgate/gateway";

const page = purpose<{ after: string }>("page");
const token = purpose<{ after: string }>("token");
const value = { after: "vm-1" };

test("opens what it sealed, on any replica with the same secret", () => {
  expect(createSealer(["one"]).open(page, createSealer(["one"]).seal(page, value))).toEqual(value);
});

test("the text hides the value, is URL-safe and never the same twice", () => {
  const sealer = createSealer(["one"]);
  const [first, second] = [sealer.seal(page, value), sealer.seal(page, value)];
  expect(first).toMatch(/^[\w-]+$/);
  expect(Buffer.from(first, "base64url").toString("latin1")).not.toContain("vm-1");
  expect(first).not.toBe(second);
});

test("another secret, another purpose and expired tokens do not open", () => {
  let now = 1_000_000;
  const sealer = createSealer(["one"], () => now);
  const sealed = sealer.seal(page, value, 1000);
  expect(createSealer(["two"]).open(page, sealed)).toBeUndefined();
  expect(sealer.open(token, sealed)).toBeUndefined();
  now += 999;
  expect(sealer.open(page, sealed)).toEqual(value);
  now += 1;
  expect(sealer.open(page, sealed)).toBeUndefined();
});

test("a changed byte anywhere, a cut and garbage do not open", () => {
  const sealer = createSealer(["one"]);
  const bytes = Buffer.from(sealer.seal(page, value), "base64url");
  const damaged = Array.from(bytes, (_, at) => {
    const copy = Buffer.from(bytes);
    copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
    return copy.toString("base64url");
  });
  const cut = Array.from(bytes, (_, at) => bytes.subarray(0, at).toString("base64url"));
  for (const text of [...damaged, ...cut, "", "!", `${bytes.toString("base64url")} `, "A".repeat(100_000)])
    expect(sealer.open(page, text)).toBeUndefined();
});

test("keys rotate: the first seals, the others still open", () => {
  const old = createSealer(["old"]).seal(page, value);
  const rotated = createSealer(["new", "old"]);
  expect(rotated.open(page, old)).toEqual(value);
  expect(createSealer(["old"]).open(page, rotated.seal(page, value))).toBeUndefined();
});

test("no secret is a mistake", () => {
  expect(() => createSealer([])).toThrow("at least one secret");
});
