import { type Gateway, startGateway, users } from "../support/gateway";
import {
  DESCRIBE,
  edit,
  headerOf,
  minutesAgo,
  type Sent,
  type Signing,
  type Wire,
  wireTo,
  withHeader,
} from "./support/wire";

const CANARY = "user-data-that-no-log-may-show";

let gateway: Gateway;
let wire: Wire;
beforeAll(async () => {
  gateway = await startGateway({ STACKGATE_LOG_LEVEL: "debug" });
  wire = wireTo(gateway);
}, 30_000);
afterAll(() => gateway?.stop());

const signed = (signing?: Signing) => wire.signed(signing);
const send = (sent: Sent) => wire.send(sent);

describe("what a tenant sends", () => {
  it.each([
    ["in the header", () => signed()],
    ["in the query", () => signed({ query: true })],
    ["a few minutes ago", () => signed({ minutes: 10 })],
  ])("is taken when it is signed %s", async (_, make) => {
    expect(await send(make())).toMatchObject({ status: 200 });
  });
});

const ATTACKS: readonly (readonly [name: string, make: () => Sent, code: string, status: number])[] = [
  ["a request that was recorded 16 minutes ago", () => signed({ minutes: 16 }), "RequestExpired", 400],
  ["a request from the future", () => signed({ minutes: -16 }), "RequestExpired", 400],
  [
    "a presigned request that is over",
    () => signed({ query: true, target: `/?${DESCRIBE}&X-Amz-Expires=60&X-Amz-Date=${minutesAgo(2)}` }),
    "RequestExpired",
    400,
  ],
  [
    "an old request with a new date",
    () => withHeader(signed({ minutes: 20 }), "X-Amz-Date", minutesAgo(0)),
    "SignatureDoesNotMatch",
    403,
  ],
  [
    "another action in the body",
    () => ({ ...signed(), body: DESCRIBE.replace("Instances", "Snapshots") }),
    "SignatureDoesNotMatch",
    403,
  ],
  [
    "another parameter in the query",
    () => ({ ...signed(), target: "/?InstanceId.1=i-12345678" }),
    "SignatureDoesNotMatch",
    403,
  ],
  [
    "another action in a presigned query",
    () => {
      const sent = signed({ query: true });
      return { ...sent, target: sent.target.replace("Describe", "Terminate") };
    },
    "SignatureDoesNotMatch",
    403,
  ],
  [
    "a body beside a presigned query",
    () =>
      withHeader(
        { ...signed({ query: true }), method: "POST", body: "InstanceId.1=i-12345678" },
        "Content-Length",
        "23",
      ),
    "SignatureDoesNotMatch",
    403,
  ],
  ["another path", () => ({ ...signed(), target: "/elsewhere" }), "SignatureDoesNotMatch", 403],
  ["another host", () => withHeader(signed(), "Host", "elsewhere.example.org"), "SignatureDoesNotMatch", 403],
  ["another method", () => ({ ...signed(), method: "PUT" }), "SignatureDoesNotMatch", 403],
  [
    "another region in the scope",
    () => edit(signed(), "Authorization", (value) => value.replace("stackgate-1", "us-east-1")),
    "SignatureDoesNotMatch",
    403,
  ],
  [
    "one's own signature under another's key",
    () => edit(signed({ as: "other" }), "Authorization", (value) => value.replace("other-api-key", "demo-api-key")),
    "SignatureDoesNotMatch",
    403,
  ],
  [
    "another's key with one's own secret",
    () => signed({ secretKey: users.other.secretKey }),
    "SignatureDoesNotMatch",
    403,
  ],
  ["no signature", () => withHeader(signed(), "Authorization", undefined), "MissingAuthenticationToken", 403],
  [
    "a signature of nothing",
    () => edit(signed(), "Authorization", (value) => value.replace(/[0-9a-f]{64}/, "0".repeat(64))),
    "SignatureDoesNotMatch",
    403,
  ],
  ["a bearer token", () => withHeader(signed(), "Authorization", "Bearer demo-api-key"), "IncompleteSignature", 400],
  [
    "a weaker algorithm",
    () => edit(signed(), "Authorization", (value) => value.replace("HMAC-SHA256", "HMAC-SHA1")),
    "IncompleteSignature",
    400,
  ],
  [
    "a signature that covers no host",
    () => edit(signed(), "Authorization", (value) => value.replace(";host;", ";")),
    "SignatureDoesNotMatch",
    403,
  ],
  ["a header that nobody signed", () => withHeader(signed(), "X-Amz-Target", "evil"), "SignatureDoesNotMatch", 403],
  [
    "an unsigned body",
    () => withHeader({ ...signed(), body: DESCRIBE }, "X-Amz-Content-Sha256", "UNSIGNED-PAYLOAD"),
    "SignatureDoesNotMatch",
    403,
  ],
  [
    "an unsigned body that was signed to be so",
    () => signed({ headers: { "X-Amz-Content-Sha256": "UNSIGNED-PAYLOAD" } }),
    "XAmzContentSHA256Mismatch",
    400,
  ],
  ["a session token", () => signed({ headers: { "X-Amz-Security-Token": "token" } }), "InvalidClientTokenId", 403],
  [
    "one's own header and another's query",
    () => ({
      ...signed({ as: "other" }),
      target: `/${signed({ query: true, target: `/?X-Amz-Date=${minutesAgo(0)}` }).target.slice(1)}`,
    }),
    "InvalidParameterCombination",
    400,
  ],
  [
    "one's own header and another's key in the query",
    () => signed({ as: "other", target: "/?AWSAccessKeyId=demo-api-key" }),
    "InvalidParameterCombination",
    400,
  ],
  [
    "two Authorization headers",
    () => {
      const sent = signed({ as: "other" });
      return { ...sent, headers: [...sent.headers, ["Authorization", headerOf(signed(), "Authorization")]] };
    },
    "IncompleteSignature",
    400,
  ],
  [
    "two Host headers",
    () => {
      const sent = signed();
      return { ...sent, headers: [...sent.headers, ["Host", "elsewhere.example.org"]] };
    },
    "SignatureDoesNotMatch",
    403,
  ],
  [
    "a parameter twice",
    () => signed({ body: `${DESCRIBE}&Action=TerminateInstances` }),
    "InvalidParameterCombination",
    400,
  ],
  [
    "a version 2 signature without one",
    () => ({
      method: "GET",
      target: `/?${DESCRIBE}&AWSAccessKeyId=demo-api-key&SignatureVersion=2`,
      headers: [["Host", wire.host]],
      body: "",
    }),
    "IncompleteSignature",
    400,
  ],
  [
    "version 1",
    () => ({
      method: "GET",
      target: `/?${DESCRIBE}&AWSAccessKeyId=demo-api-key&SignatureVersion=1&SignatureMethod=HmacSHA1&Timestamp=${new Date().toISOString()}&Signature=YQ%3D%3D`,
      headers: [["Host", wire.host]],
      body: "",
    }),
    "InvalidParameterValue",
    400,
  ],
  [
    "an escape that is none",
    () => ({ method: "GET", target: `/?${DESCRIBE}&X=%zz`, headers: [["Host", wire.host]], body: "" }),
    "MalformedQueryString",
    400,
  ],
  [
    "names that are special to JavaScript",
    () => signed({ body: `${DESCRIBE}&__proto__.x=1&constructor.prototype.y=2` }),
    "UnknownParameter",
    400,
  ],
];

describe("EC2 refuses", () => {
  it.each(ATTACKS)("%s", async (_, make, code, status) => {
    const { text, ...got } = await send(make());
    expect(got).toEqual({ code, status });
    expect(text).toContain("<RequestID>");
  });
});

describe("one tenant's", () => {
  it("instances are not another's to see or to end", async () => {
    const images = await send(signed({ body: "Action=DescribeImages&Version=2016-11-15" }));
    const image = /ami-[0-9a-f]+/.exec(images.text)?.[0];
    const userData = encodeURIComponent(Buffer.from(CANARY).toString("base64"));
    const run = `Action=RunInstances&Version=2016-11-15&MinCount=1&MaxCount=1&ImageId=${image}&UserData=${userData}`;
    const started = await send(signed({ body: run }));
    expect(started).toMatchObject({ status: 200 });
    const id = /i-[0-9a-f]{32}/.exec(started.text)?.[0];
    expect((await send(signed({ as: "other" }))).text).not.toContain(id);
    for (const action of ["DescribeInstances", "TerminateInstances", "StopInstances"]) {
      const body = `Action=${action}&Version=2016-11-15&InstanceId.1=${id}`;
      expect(await send(signed({ as: "other", body }))).toMatchObject({
        code: "InvalidInstanceID.NotFound",
        status: 400,
      });
    }
    expect((await send(signed())).text).toContain(id);
  });
});

describe("afterwards", () => {
  it("no signature and no user data stands in a log or in an answer", () => {
    const { signatures, replies } = wire;
    const printed = [gateway.output(), ...replies].join("\n");
    // Requests of one second are signed alike: how many signatures there are depends on the clock, how many answers doesn't.
    expect(replies.length).toBeGreaterThan(30);
    expect(signatures.size).toBeGreaterThan(0);
    for (const secret of [...signatures, CANARY, Buffer.from(CANARY).toString("base64")]) {
      expect(printed).not.toContain(secret);
    }
    for (const { secretKey } of Object.values(users)) expect(replies.join("\n")).not.toContain(secretKey);
  });

  it("the gateway still answers", async () => {
    expect(await send(signed())).toMatchObject({ status: 200 });
  });
});
