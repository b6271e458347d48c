import { compare } from "./replay/compare";
import type { Step } from "./replay/facts";
import { observe } from "./replay/observe";
import { textAt } from "./replay/paths";
import { shapeOf } from "./replay/shape";
import { tellable } from "./replay/tellable";
import { make } from "./replay/values";

const recorded = {
  listvolumesresponse: {
    count: 2,
    volume: [
      { id: "a", state: "Ready", tags: [] },
      { id: "b", state: "Allocated", tags: [], vmname: "web" },
    ],
  },
};
const { shape, ...rest } = observe(recorded);
const step: Step = { step: "list", command: "listVolumes", method: "GET", params: {}, status: 200, ...rest };
const against = (document: unknown, loose = false, status = 200) =>
  compare(step, shape, { status, contentType: "application/json", body: JSON.stringify(document) }, loose).map(
    ({ path, expected, got }) => `${path}: ${expected} / ${got}`,
  );
const volumes = (...volume: object[]) => ({ listvolumesresponse: { count: volume.length, volume } });

test("the same answer in another order matches", () => {
  const [first = {}, second = {}] = recorded.listvolumesresponse.volume;
  expect(against(volumes(second, first))).toEqual([]);
});

test("a field too many, a field missing, another type and another state are told with their paths", () => {
  const got = volumes({ id: 1, state: "Ready", tags: [], size: 5 }, { id: "b", state: "Ready", tags: ["x"] });
  expect(against(got)).toEqual([
    "volume[].id: string / number|string",
    "volume[].tags: [] / [string]",
    "volume[].vmname: string / no such field",
    "volume[].size: no such field / number",
    "volume[].id: a, b / 1, b",
    "volume[].state: Allocated, Ready / Ready, Ready",
    "volume[].tags.length: 0, 0 / 0, 1",
  ]);
});

test("counts matter only in a cloud of one's own", () => {
  const one = volumes({ id: "b", state: "Ready", tags: [], vmname: "web" });
  expect(against(one)).toContain("count: 2 / 1");
  expect(against(one, true)).toEqual([]);
});

test("an error where a list was recorded is told by status, codes and fields", () => {
  const error = { listvolumesresponse: { uuidList: [], errorcode: 431, cserrorcode: 4350, errortext: "no" } };
  expect(against(error, false, 431)).toEqual(
    expect.arrayContaining(["HTTP status: 200 / 431", "errorcode: none / 431", "cserrorcode: none / 4350"]),
  );
});

test("other values are told too, but for what a server makes up, and only in a cloud of one's own", () => {
  const id = "b41ddaae-e58d-11f1-9abe-02fc00000001";
  const nic = { id, gateway: "10.1.1.1", ipaddress: "10.1.1.7", created: "2026-11-21T09:30:00+0000" };
  const observed = observe({ listnicsresponse: { count: 1, nic: [nic] } });
  const nics: Step = { ...step, envelope: "listnicsresponse", count: 1, values: observed.values };
  const told = (one: object, loose: boolean) =>
    compare(
      nics,
      observed.shape,
      {
        status: 200,
        contentType: "application/json",
        body: JSON.stringify({ listnicsresponse: { count: 1, nic: [{ ...nic, ...one }] } }),
      },
      loose,
    ).map(({ path, expected, got }) => `${path}: ${expected} / ${got}`);
  expect(told({ gateway: "10.1.1.254", ipaddress: "10.1.1.8" }, false)).toEqual([
    "nic[].gateway: 10.1.1.1 / 10.1.1.254",
  ]);
  expect(told({ gateway: "10.1.1.254" }, true)).toEqual([]);
  expect(told({ id: "7", created: "2026-11-21 09:30" }, true)).toEqual([
    "nic[].created: date / string",
    "nic[].id: id / string",
  ]);
});

test("an id that the conversation knows has to be the one that it was", () => {
  const ids = { zone: "b41ddaae-e58d-11f1-9abe-02fc00000001", other: "b41ddaae-e58d-11f1-9abe-02fc00000002" };
  const symbols = new Map([
    [ids.zone, "{zone}"],
    [ids.other, "{other}"],
  ]);
  const told = (zoneid: string) => observe({ r: { zoneid } }, (id) => symbols.get(id)).values;
  expect(told(ids.zone)).toEqual({ zoneid: ["{zone}"] });
  expect(told(ids.other)).toEqual({ zoneid: ["{other}"] });
  expect(told("b41ddaae-e58d-11f1-9abe-02fc00000003")).toEqual({});
});

test("what a server numbers itself is told without the numbers, and long texts by their length", () => {
  expect(["ROOT-7", "i-4-10-VM", "vm1_data1_20261121093010", "web-7"].map((name) => tellable("name", name))).toEqual([
    "ROOT-*",
    "i-*-VM",
    "vm1_data1_*",
    "web-7",
  ]);
  expect(tellable("value", "x".repeat(255))).toBe("(255 characters)");
});

test("an empty envelope is not an empty list", () => {
  expect(shapeOf({})).not.toEqual(shapeOf({ volume: [] }));
});

test("a path finds its item by what tells it, else the first", () => {
  const answer = { nic: [{ id: "1" }, { id: "2", isdefault: true }] };
  expect(textAt(answer, "nic[isdefault=true].id")).toBe("2");
  expect(textAt(answer, "nic[name=gone].id")).toBe("1");
  expect(textAt(answer, "volume[].id")).toBeUndefined();
  const renamed = { nic: [{ id: "1" }, { id: "2", name: "vm1-b" }] };
  expect(textAt(renamed, "nic[name=vm1].id", (name) => `${name}-b`)).toBe("2");
});

test("long values are made again", () => {
  expect(make({ start: "a", repeat: "b", times: 3 })).toBe("abbb");
  expect(make({ start: "", repeat: "y", times: 3, base64: true })).toBe("eXl5");
  expect(make({ sshKey: 1 })).toBe(make({ sshKey: 1 }));
  expect(make({ sshKey: 1 })).not.toBe(make({ sshKey: 2 }));
});
