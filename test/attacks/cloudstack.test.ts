import { type Credentials, commandTable, signature, signQuery } from "@stackgate/cloudstack";
import { createSimulator, type Simulator } from "@stackgate/simulator";
import { digestOf } from "./support/digest";
import { demo, other } from "./support/ec2";

// Busy machines are slow; a hang is longer still.
jest.setTimeout(60_000);

let cloud: Simulator;
beforeAll(() => {
  cloud = createSimulator();
});
afterAll(() => cloud.close());

const ask = async (query: string) => {
  const { status, body } = await cloud.handle({ method: "GET", query });
  return { status, body };
};
const signed = (command: string, parameters: Record<string, string>, as: Credentials = demo) =>
  signQuery(command, parameters, as);

describe("the embedded CloudStack refuses", () => {
  it.each<[string, () => string]>([
    ["no signature", () => "command=listZones&response=json&apiKey=demo-api-key"],
    ["nothing at all", () => ""],
    ["a wrong secret", () => signed("listZones", {}, { ...demo, secretKey: "wrong" })],
    ["another's secret", () => signed("listZones", {}, { ...demo, secretKey: other.secretKey })],
    ["an unknown key", () => signed("listZones", {}, { ...demo, apiKey: "nobody" })],
    ["another command under the signature", () => signed("listZones", {}).replace("listZones", "listVolumes")],
    ["a parameter more", () => `${signed("listZones", {})}&id=x`],
    ["an old signature", () => `${signed("listZones", {})}&signatureversion=3&expires=2011-10-10T12:00:00%2B0530`],
    ["an empty signature", () => signed("listZones", {}).replace(/signature=[^&]*/, "signature=")],
    [
      "a signature over nothing",
      () =>
        `command=listZones&response=json&apikey=demo-api-key&signature=${encodeURIComponent(signature([], demo.secretKey))}`,
    ],
  ])("%s, and says no more than that", async (_, query) => {
    const { status, body } = await ask(query());
    expect(status).toBe(401);
    expect(JSON.parse(body.startsWith("{") ? body : "{}").listzonesresponse?.zone).toBeUndefined();
    expect(body).not.toContain("secret");
  });
});

/** What a bug of its own says, where CloudStack would have words. */
const BUG =
  /Cannot (read|set|destructure)|is not (a function|iterable|defined)|undefined|Maximum call stack|Invalid (array length|time value)|\[object/;
const WRONG = ["", "\u0000\u001b", "__proto__", "constructor", `1${"0".repeat(300)}`, "-1", "a,b,,c"];

it.each(Object.keys(commandTable))("%s bears any value of any parameter", async (name) => {
  const reads = /^(list|query|get)/.test(name);
  const { parameters } = commandTable[name as keyof typeof commandTable];
  const members = Object.entries(parameters).flatMap(([parameter, { type }]) =>
    type === "map"
      ? [`${parameter}[0].key`, `${parameter}[0].__proto__`, `${parameter}[9999999999].value`]
      : [parameter],
  );
  for (const member of members) {
    for (const value of WRONG) {
      const before = reads ? "" : digestOf(cloud.state);
      const { status, body } = await ask(signed(name, { [member]: value }));
      const answer: unknown = JSON.parse(body);
      expect([member, value, typeof answer]).toEqual([member, value, "object"]);
      expect([member, value, BUG.exec(body)?.[0]]).toEqual([member, value, undefined]);
      if (status >= 400 && !reads) expect([member, value, digestOf(cloud.state)]).toEqual([member, value, before]);
    }
  }
  expect(Object.keys(Object.prototype)).toEqual([]);
});
