import { type Parameters, signQuery } from "@stackgate/cloudstack";
import { createSimulator, manualClock } from "@stackgate/simulator";

const demo = { apiKey: "demo-api-key", secretKey: "demo-secret-key" };
const clock = manualClock(Date.UTC(2026, 10, 21, 9, 30));
const simulator = createSimulator({ clock });

const ask = async (query: string) => {
  const reply = await simulator.handle({ method: "GET", query });
  return { ...reply, answer: reply.contentType.includes("json") ? JSON.parse(reply.body) : reply.body };
};

describe("the wire", () => {
  test("a signed list answers JSON in its envelope", async () => {
    const { status, answer } = await ask(signQuery("listZones", {}, demo));
    expect(status).toBe(200);
    expect(answer.listzonesresponse.count).toBe(3);
  });

  test.each([
    ["no signature", "command=listZones&response=json&apikey=demo-api-key", "listzonesresponse"],
    ["a wrong secret", signQuery("listZones", {}, { ...demo, secretKey: "x" }), "listzonesresponse"],
    ["an unknown command", signQuery("listBogus", {}, demo), "errorresponse"],
    ["a command in the wrong case", signQuery("listzones", {}, demo), "errorresponse"],
  ])("%s is 401 and nothing more is said", async (_, query, envelope) => {
    const { status, answer } = await ask(query);
    expect(status).toBe(401);
    expect(answer[envelope]).toMatchObject({ uuidList: [], errorcode: 401 });
    expect(answer[envelope]).not.toHaveProperty("cserrorcode");
  });

  test("a version 3 signature lapses", async () => {
    const sign = (expires: Date) => signQuery("listZones", {}, demo, { expires });
    expect((await ask(sign(new Date(clock.now() + 60_000)))).status).toBe(200);
    expect((await ask(sign(new Date(clock.now() - 60_000)))).status).toBe(401);
  });

  test("an unknown id is 431/9999 before the command runs", async () => {
    const { status, answer } = await ask(signQuery("listZones", { id: "00000000-0000-0000-0000-000000000000" }, demo));
    expect(status).toBe(431);
    expect(answer.listzonesresponse.cserrorcode).toBe(9999);
  });

  test("a page needs a size, and a size has a limit", async () => {
    expect((await ask(signQuery("listZones", { page: 1 }, demo))).answer.listzonesresponse.cserrorcode).toBe(9999);
    expect((await ask(signQuery("listZones", { pagesize: 501 }, demo))).answer.listzonesresponse.cserrorcode).toBe(
      4350,
    );
    const past = await ask(signQuery("listZones", { page: 9, pagesize: 2 }, demo));
    expect(past.answer.listzonesresponse).toEqual({ count: 3 });
  });

  test("a command for admins is 432 in errorresponse for others", async () => {
    const { status, answer } = await ask(signQuery("listDomains", {}, demo));
    expect(status).toBe(432);
    expect(answer.errorresponse.errorcode).toBe(432);
  });

  test("without response=json the answer is XML", async () => {
    const { body, contentType } = await ask(signQueryAsXml());
    expect(contentType).toBe("text/xml;charset=utf-8");
    expect(body).toMatch(/^<\?xml .*<listzonesresponse cloud-stack-version="4\.23[^"]*"><count>3<\/count><zone><id>/);
    expect(body).not.toContain("<tags>");
  });

  test("a URL beyond 8 KB is Jetty's 414, a form as long is read", async () => {
    const query = signQuery(
      "listZones",
      { name: "x".repeat(200), keyword: "y".repeat(200), tags: [{ key: "k", value: "z".repeat(9000) }] },
      demo,
    );
    expect((await simulator.handle({ method: "GET", query })).status).toBe(414);
    expect((await simulator.handle({ method: "POST", body: query })).status).toBe(200);
  });
});

describe("bad input", () => {
  test.each(["__proto__", "constructor", "toString"])("the command %s is unknown, like any other", async (name) => {
    expect((await ask(signQuery(name, {}, demo))).status).toBe(401);
  });

  test("names of the language itself are plain keys of a map", async () => {
    const tags = [
      { key: "__proto__", value: "x" },
      { key: "constructor", value: "y" },
    ];
    const { answer } = await ask(signQuery("listSecurityGroups", { tags }, demo));
    expect(answer.listsecuritygroupsresponse).toEqual({});
  });

  test.each([
    ["an id of the wrong kind", "listZones", { id: "id-of-a-user" }],
    ["a number that is none", "listZones", { page: "one", pagesize: 2 }],
    ["a number that Java's type can't hold", "listZones", { page: 2 ** 31, pagesize: 2 }],
    ["a fraction", "listZones", { page: "1.5", pagesize: 2 }],
    ["one unknown id in a list", "listVirtualMachines", { ids: "00000000-0000-0000-0000-000000000000" }],
    ["a date that is none", "listEvents", { startdate: "tomorrow" }],
    ["a text that is too long", "createSecurityGroup", { name: "x".repeat(256) }],
    ["a required parameter that is empty", "createSecurityGroup", { name: "" }],
  ])("%s is 431/9999", async (_, command, parameters) => {
    const { status, answer } = await ask(signQuery(command, parameters, demo));
    expect(status).toBe(431);
    expect(answer[`${command.toLowerCase()}response`]).toMatchObject({ errorcode: 431, cserrorcode: 9999 });
  });

  test("an id is of one kind: a zone's is no machine's", async () => {
    const { answer } = await ask(signQuery("listZones", {}, demo));
    const { id } = answer.listzonesresponse.zone[0];
    expect((await ask(signQuery("listVirtualMachines", { id }, demo))).status).toBe(431);
    expect((await ask(signQuery("listVirtualMachines", { zoneid: id }, demo))).status).toBe(200);
  });

  test.each([
    ["lists with gaps and blanks", "listZones", { ids: ", ," }],
    [
      "maps with gaps",
      "listZones",
      { "tags[3].key": "a", "tags[3].value": "b", "tags[9].key": "c", "tags[9].value": "d" },
    ],
    ["a page before the first", "listZones", { page: -1, pagesize: 2 }],
    ["an empty optional id", "listZones", { id: "" }],
    ["any text for a boolean, which is false then", "listZones", { available: "perhaps" }],
    ["names of parameters in any case", "listZones", { PageSize: 2, PAGE: 1 }],
  ])("%s are taken", async (_, command, parameters: Parameters) => {
    expect((await ask(signQuery(command, parameters, demo))).status).toBe(200);
  });

  test("a form and a query are one request, in which the query counts first", async () => {
    const [query, body] = signQuery("listZones", { page: 1, pagesize: 2 }, demo).split("&pagesize=");
    const reply = await simulator.handle({ method: "POST", query: query ?? "", body: `pagesize=${body}&page=7` });
    expect(JSON.parse(reply.body).listzonesresponse.zone).toHaveLength(2);
  });

  test("5,000 parameters that nobody knows are ignored", async () => {
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`p${index}`, "v"]));
    const body = signQuery("listZones", many, demo);
    expect((await simulator.handle({ method: "POST", body })).status).toBe(200);
  });
});

/** signQuery always asks for JSON, so this signs by hand what a client that takes XML sends. */
function signQueryAsXml(): string {
  const { signature } = jest.requireActual<typeof import("@stackgate/cloudstack")>("@stackgate/cloudstack");
  const pairs: [string, string][] = [
    ["apikey", demo.apiKey],
    ["command", "listZones"],
  ];
  return new URLSearchParams([...pairs, ["signature", signature(pairs, demo.secretKey)]]).toString();
}
