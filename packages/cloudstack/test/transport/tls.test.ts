import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createHttpTransport } from "@stackgate/cloudstack";

const directory = mkdtempSync(join(tmpdir(), "tls-"));
const file = (name: string) => join(directory, name);
const names = "subjectAltName=IP:127.0.0.1";
const selfSigned = [
  "req",
  "-x509",
  "-newkey",
  "rsa:2048",
  "-nodes",
  "-days",
  "1",
  "-subj",
  "/CN=cloud",
  "-addext",
  names,
];
const made = spawnSync("openssl", [...selfSigned, "-keyout", file("key.pem"), "-out", file("cert.pem")]).status === 0;
const request = { method: "GET", query: "a=1", timeoutMs: 2_000 } as const;

// Without the openssl program there is no certificate to test with.
(made ? describe : describe.skip)("over TLS", () => {
  let server: Server;
  let endpoint: string;
  const ca = () => readFileSync(file("cert.pem"), "utf8");
  beforeAll(async () => {
    const tls = { key: readFileSync(file("key.pem")), cert: ca() };
    server = createServer(tls, (_, response) =>
      response.writeHead(200, { "Content-Type": "application/json" }).end("{}"),
    );
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    endpoint = `https://127.0.0.1:${(server.address() as AddressInfo).port}/client/api`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    rmSync(directory, { recursive: true });
  });

  test("a certificate of one's own authority is trusted when it is configured", async () => {
    const transport = createHttpTransport({ endpoint, ca: ca() });
    expect((await transport(request)).status).toBe(200);
    transport.close();
  });

  test("and never without: nothing is sent", async () => {
    const transport = createHttpTransport({ endpoint });
    await expect(transport(request)).rejects.toMatchObject({ kind: "unreachable", nothingSent: true });
    transport.close();
  });
});
