import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
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
  const cliConfig = join(folder, "cli.tfrc");
  let gateway: Gateway;
  let image: string;
  beforeAll(async () => {
    gateway = await startGateway();
    image = await firstImage(gateway);
    const installation = `filesystem_mirror { path = "${mirror}" }`;
    writeFileSync(cliConfig, `disable_checkpoint = true\nprovider_installation {\n  ${installation}\n}\n`);
  }, 70_000);
  afterAll(async () => {
    await gateway?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The provider waits by steps of ten seconds: all zones at a time. */
  test("apply, no drift, change, no drift, destroy in every kind of zone", async () => {
    await Promise.all([cycle("basic-1", 1), cycle("advsg-1", 2), cycle("adv-1", 3)]);
  }, 480_000);

  async function cycle(zone: string, sshKey: number): Promise<void> {
    const cwd = join(folder, zone);
    mkdirSync(cwd);
    copyFileSync(join(__dirname, "terraform/main.tf"), join(cwd, "main.tf"));
    const options = { cwd, env: { TF_CLI_CONFIG_FILE: cliConfig }, timeout: 240 };
    const go = (command: string, ...args: string[]) =>
      mustRun(program, [command, "-no-color", "-input=false", ...args], options);
    const vars = { endpoint: gateway.ec2, zone, vpc: zone === "adv-1", image, public_key: make({ sshKey }) };

    await go("init");
    for (const stage of [1, 2]) {
      writeFileSync(join(cwd, "terraform.tfvars.json"), JSON.stringify({ ...vars, stage }));
      await go("apply", "-auto-approve");
      const plan = await run(program, ["plan", "-no-color", "-input=false", "-detailed-exitcode"], options);
      expect({ zone, stage, ...plan }).toMatchObject({ status: NO_DRIFT });
    }
    await go("destroy", "-auto-approve");
  }
});

async function firstImage({ ec2: endpoint }: Gateway): Promise<string> {
  const ec2 = new EC2Client({ endpoint, region: "stackgate-1", credentials: { accessKeyId, secretAccessKey } });
  const { Images = [] } = await ec2.send(
    new DescribeImagesCommand({ Filters: [{ Name: "name", Values: ["Debian*"] }] }),
  );
  ec2.destroy();
  return Images[0]?.ImageId ?? "";
}
