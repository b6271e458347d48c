import { join } from "node:path";
import { describeWith, fromVenv } from "../support/clients";
import { type Gateway, startGateway } from "../support/gateway";
import { mustRun } from "../support/run";
import { awsEnv } from "./walk/aws";

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway();
}, 70_000);
afterAll(() => gateway?.stop());

describeWith(fromVenv("ansible-playbook"), "Ansible's amazon.aws modules", (playbook) => {
  /** All zones at a time: it mostly starts Python, and waits. */
  test("make, keep and remove in every kind of zone", async () => {
    await Promise.all(["basic-1", "advsg-1", "adv-1"].map(play));
  }, 250_000);

  async function play(zone: string): Promise<void> {
    const python = join(playbook, "../python");
    const vars = { zone, endpoint: gateway.ec2, ansible_python_interpreter: python };
    const { AWS_ENDPOINT_URL: _, ...env } = awsEnv(gateway);
    const args = ["-i", "localhost,", "-e", JSON.stringify(vars), join(__dirname, "ansible/play.yml")];
    await mustRun(playbook, args, {
      env: { ...env, ANSIBLE_NOCOLOR: "1", ANSIBLE_LOCALHOST_WARNING: "False", ANSIBLE_PIPELINING: "1" },
      timeout: 240,
    });
  }
});
