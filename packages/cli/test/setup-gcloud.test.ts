import { resolve } from "node:path";
import { main } from "@stackgate/cli";
import { testConsole } from "./support/console";

async function setup(...args: string[]) {
  const { console, lines } = testConsole();
  const status = await main(["setup", "gcloud", ...args], console);
  return { status, out: lines.out.trim().split("\n"), error: lines.error };
}

test("with a key file, endpoints come first and the project last", async () => {
  const { status, out } = await setup(
    "--url",
    "http://gate.example.org:8787/",
    "--key-file",
    "k.json",
    "--project",
    "p",
  );
  expect(status).toBe(0);
  expect(out).toEqual([
    "gcloud config set api_endpoint_overrides/compute http://gate.example.org:8787/compute/v1/ --quiet",
    "gcloud config set api_endpoint_overrides/cloudresourcemanager http://gate.example.org:8787/ --quiet",
    "gcloud config set auth/token_host http://gate.example.org:8787/o/oauth2/token --quiet",
    "gcloud config set auth/auth_host http://gate.example.org:8787/o/oauth2/auth --quiet",
    "gcloud auth activate-service-account --key-file k.json",
    "gcloud config set core/project p --quiet",
  ]);
});

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
