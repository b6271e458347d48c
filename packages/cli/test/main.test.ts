import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { main } from "@stackgate/cli";
import { freePorts, testConsole } from "./support/console";

async function run(args: readonly string[], env = {}) {
  const { console, lines } = testConsole(env);
  return { status: await main(args, console), ...lines };
}

test.each([[[]], [["--help"]], [["help"]]])("%j lists the commands", async (args) => {
  const { status, out } = await run(args);
  expect(status).toBe(0);
  for (const name of [
    "serve",
    "key",
    "register",
    "unregister",
    "simulator",
    "setup gcloud",
    "setup aws",
    "setup certificate",
  ])
    expect(out).toMatch(new RegExp(`^  ${name} `, "m"));
});

test.each(["serve", "key", "register", "unregister", "simulator", "setup gcloud", "setup aws", "setup certificate"])(
  "%s --help tells its options and does nothing",
  async (name) => {
    const { status, out, error } = await run([...name.split(" "), "--help"]);
    expect([status, error]).toEqual([0, ""]);
    expect(out).toMatch(new RegExp(`^stackgate ${name}: .*--\\w+`, "s"));
  },
);

test("serve --help explains every option of the configuration", async () => {
  const { out } = await run(["serve", "--help"]);
  for (const name of [
    "STACKGATE_CLOUDSTACK_ENDPOINT",
    "STACKGATE_ADMIN_API_KEY",
    "STACKGATE_ADMIN_SECRET_KEY",
    "STACKGATE_EC2_LISTEN",
    "STACKGATE_GCE_LISTEN",
    "STACKGATE_MANAGEMENT_LISTEN",
    "STACKGATE_EC2_IDS",
  ])
    expect(out).toMatch(new RegExp(`^  \\w+\\.\\w+ +${name} +\\S`, "m"));
  expect(out).toMatch(/^ {2}ec2\.listen .* \(host:port or off; 127\.0\.0\.1:8773\)$/m);
  expect(out).toMatch(/^ {2}cloudstack\.timeoutMs .* \(number; 60000\)$/m);
  expect(out).toMatch(/^ {2}ec2\.zones .* \(map\)$/m);
});

test("--version tells the version", async () => {
  expect(await run(["--version"])).toEqual({ status: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), error: "" });
});

test.each([
  [["nonsense"], 'no command "nonsense"'],
  [["setup"], 'no command "setup"'],
  [["constructor"], 'no command "constructor"'],
  [["key", "--nonsense"], "--nonsense"],
  [["key", "--api-key", "k"], "--secret-key is missing (or STACKGATE_SECRET_KEY)"],
  [["simulator", "--listen", "8080"], "--listen takes HOST:PORT"],
  [["serve", "--config"], "--config"],
  [["setup", "aws", "--url", "ec2.example.org"], "--url takes an http or https URL"],
  [["setup", "gcloud", "--url", "ftp://x"], "--url takes an http or https URL"],
  [
    ["key", "--api-key", "k", "--secret-key", "s", "--out", "x", "--url", "https://"],
    "--url takes an http or https URL",
  ],
])("%j is wrong usage", async (args, message) => {
  const { status, error } = await run(args);
  expect(status).toBe(2);
  expect(error).toContain(message);
});

describe("configurations that cannot run", () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "stackgate-"));
  });
  afterEach(() => rmSync(directory, { recursive: true }));
  const serve = (yaml: string, env = {}) => {
    const file = join(directory, "stackgate.yaml");
    writeFileSync(file, yaml);
    return run(["serve", "--config", file], { ...freePorts, ...env });
  };

  test("an unknown option is named with file and line", async () => {
    const { status, error } = await serve("ec2:\n  regoin: here\n");
    expect(status).toBe(2);
    expect(error).toContain('stackgate.yaml:2: unknown option "ec2.regoin"');
  });

  test.each(["EMBEDDED", "EC2", "GCE"])("the demo users are refused on a remote address of %s", async (name) => {
    const { status, error } = await serve("{}", { [`STACKGATE_${name}_LISTEN`]: "0.0.0.0:0" });
    expect(status).toBe(2);
    expect(error).toContain(`${name.toLowerCase()}.listen: the embedded CloudStack has well-known keys`);
  });

  test("a cloud without any source of credentials", async () => {
    const { status, error } = await serve("cloudstack: { endpoint: 'http://127.0.0.1:1/client/api' }");
    expect(status).toBe(2);
    expect(error).toContain("no source of credentials");
  });

  test("half an admin's key, a short store key, half of TLS", async () => {
    expect((await serve("{}", { STACKGATE_ADMIN_API_KEY: "k" })).error).toContain("belong together");
    expect((await serve("credentials: { storeDirectory: keys, storeKey: short }")).error).toContain("32 characters");
    expect((await serve("seal: { secrets: [short] }")).error).toContain("32 characters");
    expect((await serve("ec2: { tlsKey: missing.key }")).error).toContain(
      "ec2.tlsCertificate and ec2.tlsKey belong together",
    );
  });

  test("a real cloud's key without a cloud: the embedded one is not meant", async () => {
    const { status, error } = await serve("cloudstack: { adminApiKey: k, adminSecretKey: s }");
    expect([status, error]).toEqual([2, expect.stringContaining("cloudstack.endpoint is not")]);
  });

  test.each([
    ["caFile", "cloudstack: { endpoint: 'https://127.0.0.1:1/', adminApiKey: k, adminSecretKey: s, caFile: FILE }"],
    ["tlsCertificate", "ec2: { tlsCertificate: FILE, tlsKey: FILE }"],
    ["tlsCertificate", "gce: { tlsCertificate: FILE, tlsKey: FILE }"],
  ])("files that are missing or hold something else are named by their option: %s", async (option, yaml) => {
    const missing = await serve(yaml.replaceAll("FILE", join(directory, "missing.pem")));
    expect([missing.status, missing.error]).toEqual([2, expect.stringMatching(new RegExp(`\\.${option}: .*ENOENT`))]);
    const other = join(directory, "other.pem");
    writeFileSync(other, "no certificate");
    const wrong = await serve(yaml.replaceAll("FILE", other));
    expect([wrong.status, wrong.error]).toEqual([2, expect.stringMatching(new RegExp(`\\.${option}.*PEM`))]);
  });

  test("an address in use: told, and nothing is left running", async () => {
    const { status, error } = await serve("{}", {
      STACKGATE_EC2_LISTEN: "127.0.0.1:0",
      STACKGATE_GCE_LISTEN: "192.0.2.1:0",
      STACKGATE_CLOUDSTACK_ENDPOINT: "http://127.0.0.1:1/client/api",
      STACKGATE_ADMIN_API_KEY: "k",
      STACKGATE_ADMIN_SECRET_KEY: "s",
    });
    expect(status).toBe(1);
    expect(error).toContain("EADDRNOTAVAIL");
  });
});
