import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DescribeImagesCommand, EC2Client } from "@aws-sdk/client-ec2";
import { make } from "../contract/replay/values";
import { describeWith } from "../support/clients";
import { type Gateway, startGateway, users } from "../support/gateway";
import { mustRun, run } from "../support/run";
import { terraform } from "../support/terraform";

const { client, mirror } = terraform();
const { apiKey: accessKeyId, secretKey: secretAccessKey } = users.demo;
/** What `plan -detailed-exitcode` says when nothing differs. */
const NO_DRIFT = 0;

describeWith(client, "Terraform's AWS provider", (program) => {
  const folder = mkdtempSync(join(tmpdir(), "stackgate-terraform-"));
  let gateway: Gateway;
  beforeAll(async () => {
    gateway = await startGateway();
    copyFileSync(join(__dirname, "terraform/main.tf"), join(folder, "main.tf"));
    const cli = `disable_checkpoint = true\nprovider_installation {\n  filesystem_mirror { path = "${mirror}" }\n}\n`;
    writeFileSync(join(folder, "cli.tfrc"), cli);
    await terraformRun("init");
  }, 90_000);
  afterAll(async () => {
    await gateway?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each([
    ["basic-1", false],
    ["advsg-1", false],
    ["adv-1", true],
  ])(
    "apply, no drift, change, no drift, destroy in %s",
    async (zone, vpc) => {
      const vars = { endpoint: gateway.ec2, zone, vpc, image: await image(), public_key: make({ sshKey: 0 }) };
      for (const stage of [1, 2]) {
        writeFileSync(join(folder, "terraform.tfvars.json"), JSON.stringify({ ...vars, stage }));
        await terraformRun("apply", "-auto-approve");
        const plan = await run(program, ["plan", "-no-color", "-input=false", "-detailed-exitcode"], options());
        expect({ ...plan, status: plan.status }).toMatchObject({ status: NO_DRIFT });
      }
      await terraformRun("destroy", "-auto-approve");
    },
    400_000,
  );

  const options = () => ({ cwd: folder, env: { TF_CLI_CONFIG_FILE: join(folder, "cli.tfrc") }, timeout: 180 });
  const terraformRun = (command: string, ...args: string[]) =>
    mustRun(program, [command, "-no-color", "-input=false", ...args], options());

  async function image(): Promise<string> {
    const credentials = { accessKeyId, secretAccessKey };
    const ec2 = new EC2Client({ endpoint: gateway.ec2, region: "stackgate-1", credentials });
    const { Images = [] } = await ec2.send(
      new DescribeImagesCommand({ Filters: [{ Name: "name", Values: ["Debian*"] }] }),
    );
    ec2.destroy();
    return Images[0]?.ImageId ?? "";
  }
});
