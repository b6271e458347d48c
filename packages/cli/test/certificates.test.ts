import { X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { main } from "@stackgate/cli";
import { createMetrics, defaults, listen, schema, silentLog } from "@stackgate/gateway";
import { testConsole } from "./support/console";

let directory: string;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "stackgate-"));
  const { console } = testConsole();
  expect(await main(["setup", "certificate", "--out", directory, "--host", "gate.example.org"], console)).toBe(0);
});
afterAll(() => rmSync(directory, { recursive: true }));
const read = (name: string) => readFileSync(join(directory, name), "utf8");

test("the certificate is for this machine and the named hosts, signed by the CA, for a year", () => {
  const [authority, certificate] = [
    new X509Certificate(read("development-ca.pem")),
    new X509Certificate(read("development.pem")),
  ];
  expect(authority.ca).toBe(true);
  expect(certificate.ca).toBe(false);
  expect(certificate.checkIssued(authority)).toBe(true);
  expect(certificate.verify(authority.publicKey)).toBe(true);
  for (const host of ["localhost", "gate.example.org"]) expect(certificate.checkHost(host)).toBe(host);
  for (const ip of ["127.0.0.1", "::1"]) expect(certificate.checkIP(ip)).toBe(ip);
  expect(certificate.checkHost("example.org")).toBeUndefined();
  expect(Date.parse(certificate.validTo) - Date.now()).toBeLessThan(366 * 86_400_000);
});

test("only the owner may read the key, and the CA's is not kept", () => {
  expect(statSync(join(directory, "development.key")).mode & 0o077).toBe(0);
  expect(read("development-ca.pem")).not.toContain("PRIVATE KEY");
});

test("a client that trusts the CA talks to a gateway that uses it", async () => {
  const host = await listen({
    name: "test",
    facade: async ({ secure }) => ({ status: 200, headers: {}, body: String(secure) }),
    address: { host: "127.0.0.1", port: 0 },
    limits: defaults(schema.limits),
    log: silentLog,
    metrics: createMetrics(),
    tls: { cert: read("development.pem"), key: read("development.key") },
  });
  const get = (ca: string | undefined) =>
    new Promise<string>((resolve, reject) => {
      request(host.url, { ca, agent: false }, (response) => {
        response.setEncoding("utf8").on("data", resolve);
      })
        .on("error", reject)
        .end();
    });
  const first = read("development-ca.pem");
  expect(await get(first)).toBe("true");
  await expect(get(undefined)).rejects.toThrow(/unable to|self-signed|verify/);

  // Renewed: new connections are shown the new certificate. One that is not in order changes nothing.
  await main(["setup", "certificate", "--out", directory], testConsole().console);
  expect(() => host.renew({ cert: "garbage", key: "garbage" })).toThrow();
  expect(await get(first)).toBe("true");
  host.renew({ cert: read("development.pem"), key: read("development.key") });
  expect(await get(read("development-ca.pem"))).toBe("true");
  await expect(get(first)).rejects.toThrow();
  await host.drain(100);
});
