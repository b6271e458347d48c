import { type ObservedCall, TransportError, type TransportRequest } from "@stackgate/cloudstack";
import { createExchange, isRead } from "../../src/exchange/exchange";
import { answer, createManualPace, json } from "../support/fake-cloudstack";

const credentials = { apiKey: "the-key", secretKey: "the-secret" };

function exchangeWith(replies: readonly (ReturnType<typeof json> | Error)[], signatureTtlMs?: number) {
  const requests: TransportRequest[] = [];
  const observed: ObservedCall[] = [];
  const pace = createManualPace();
  const exchange = createExchange({
    transport: async (request) => {
      const reply = replies[requests.push(request) - 1];
      pace.pass(45);
      if (reply === undefined || reply instanceof Error) throw reply ?? new Error("one call too many");
      return reply;
    },
    timeoutMs: 1_000,
    signatureTtlMs,
    clock: pace.clock,
    observe: (call) => observed.push(call),
  });
  return { exchange, requests, observed };
}

const zones = answer("listZones", { count: 0 });
const reset = new TransportError({ kind: "reset", reusedConnection: true });

test("short ones are a GET, long ones a POST of the same query", async () => {
  const { exchange, requests } = exchangeWith([zones, zones]);
  await exchange("listZones", { keyword: "k" }, credentials);
  await exchange("listZones", { keyword: "x".repeat(2_100) }, credentials);
  expect(requests.map(({ method }) => method)).toEqual(["GET", "POST"]);
  expect(requests.every(({ timeoutMs }) => timeoutMs === 1_000)).toBe(true);
  expect(new URLSearchParams(requests[1]?.query).get("keyword")).toHaveLength(2_100);
});

test("every exchange is observed once, with its status and time", async () => {
  const refused = json({ listzonesresponse: { errorcode: 431, errortext: "no" } }, 431);
  const { exchange, observed } = exchangeWith([zones, refused, new TransportError({ kind: "timeout" })]);
  await exchange("listZones", {}, credentials);
  await expect(exchange("listZones", {}, credentials)).rejects.toMatchObject({ code: 431 });
  await expect(exchange("listZones", {}, credentials)).rejects.toMatchObject({ kind: "timeout", command: "listZones" });
  expect(observed).toEqual([200, 431, 0].map((status) => ({ command: "listZones", ms: 45, status })));
});

describe("after a reset on a kept connection", () => {
  test.each(["listZones", "getUser", "queryAsyncJobResult"])("%s is sent once more", async (command) => {
    const { exchange, requests } = exchangeWith([reset, zones]);
    expect(await exchange(command, {}, credentials)).toEqual({ count: 0 });
    expect(requests).toHaveLength(2);
  });

  test("and not a third time", async () => {
    const { exchange, requests } = exchangeWith([reset, reset, zones]);
    await expect(exchange("listZones", {}, credentials)).rejects.toMatchObject({ kind: "reset" });
    expect(requests).toHaveLength(2);
  });

  test.each(["deployVirtualMachine", "deleteTags", "getUploadParamsForVolume"])("%s never is", async (command) => {
    const { exchange, requests } = exchangeWith([reset, zones]);
    await expect(exchange(command, {}, credentials)).rejects.toMatchObject({ kind: "reset", command });
    expect(requests).toHaveLength(1);
  });
});

test.each([
  new TransportError({ kind: "reset", reusedConnection: false }),
  new TransportError({ kind: "timeout", reusedConnection: true }),
  new TransportError({ kind: "unreachable" }),
  new TransportError({ kind: "truncated", reusedConnection: true }),
])("a read that met %s is not repeated", async (error) => {
  const { exchange, requests } = exchangeWith([error, zones]);
  await expect(exchange("listZones", {}, credentials)).rejects.toMatchObject({ kind: error.kind });
  expect(requests).toHaveLength(1);
});

test("with a lifetime, requests are version 3 and expire", async () => {
  const { exchange, requests } = exchangeWith([zones], 60_000);
  await exchange("listZones", {}, credentials);
  expect(new URLSearchParams(requests[0]?.query).get("expires")).toBe("2026-11-21T09:31:00+0000");
});

test("commands without effect", () => {
  expect(["listZones", "getUser", "queryAsyncJobResult"].every(isRead)).toBe(true);
  expect(["createTags", "getUploadParamsForIso", "registerUserKeys", "quotaIsEnabled"].some(isRead)).toBe(false);
});
