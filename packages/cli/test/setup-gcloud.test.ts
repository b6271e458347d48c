import { resolve } from "node:path";
import { main } from "@stackgate/cli";
import { testConsole } from "./support/console";

async function setup(...args: string[]) {
  const { console, lines } = testConsole();
  const status = await main(["setup", "gcloud", ...args], console);
  return { status, out: lines.out.trim().split("\n"), error: lines.error };
}

test("through a browser, with a CA that gcloud finds from anywhere", async () => {
  const { out } = await setup("--url", "https://gate.example.org", "--web", "--ca", "certs/development-ca.pem");
  expect(out).toContain(`gcloud config set core/custom_ca_certs_file ${resolve("certs/development-ca.pem")} --quiet`);
  expect(out).toContain("gcloud auth login");
  expect(out.join()).not.toContain("key.json");
});

test("through a browser without TLS is refused, as gcloud would after asking for everything", async () => {
  const { status, out, error } = await setup("--url", "http://gate.example.org", "--web");
  expect({ status, out }).toEqual({ status: 1, out: [""] });
  expect(error).toContain("over https only");
});
