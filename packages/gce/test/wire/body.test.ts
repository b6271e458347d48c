import { decodeBody } from "../../src/wire/body";

const decode = (body: string, schema = "Instance") => decodeBody(schema, Buffer.from(body));

test.each(["", "null", '""', '"ignored"', "ignored", "  "])("%j is an empty body", (body) => {
  expect(decode(body)).toEqual({});
});

test("values take their schema's type; nulls vanish", () => {
  const body = {
    name: "a",
    description: null,
    disks: [{ diskSizeGb: 10, boot: "True", index: "1" }],
    labels: { a: "b", c: null },
  };
  expect(decode(JSON.stringify(body))).toEqual({
    name: "a",
    disks: [{ diskSizeGb: "10", boot: true, index: 1 }],
    labels: { a: "b" },
  });
});

test.each([
  ["{", /not valid JSON/],
  ["[]", /'resource'/],
  ['{"nonsense":1}', /Unknown name "nonsense": Cannot find field/],
  ['{"disks":[{"nonsense":1}]}', /Unknown name "nonsense" at 'disks\[0\]'/],
  ['{"__proto__":{"x":1}}', /Unknown name "__proto__"/],
  ['{"constructor":{"x":1}}', /Unknown name "constructor"/],
  ['{"name":1}', /'resource.name'/],
  ['{"disks":{}}', /'resource.disks'/],
  ['{"disks":[{"diskSizeGb":"ten"}]}', /'resource.disks\[0\].diskSizeGb'/],
  ['{"canIpForward":"maybe"}', /'resource.canIpForward'/],
])("%s is refused by name", (body, message) => {
  expect(() => decode(body)).toThrow(message);
});

test("keys of maps are the client's own and touch nothing", () => {
  const { labels } = decode('{"labels":{"__proto__":"x","constructor":"y"}}') as { labels: Record<string, string> };
  expect(Object.keys(labels)).toEqual(["__proto__", "constructor"]);
  expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  expect(({} as Record<string, unknown>).x).toBeUndefined();
});

test("50,000 levels deep is an error, not a crash", () => {
  expect(() => decode(`{"disks":${"[".repeat(50_000)}${"]".repeat(50_000)}}`)).toThrow();
});
