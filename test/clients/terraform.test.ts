import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
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

  test("apply, no drift, change, no drift, destroy in every kind of zone", async () => {
    const cwd = join(folder, "tenant");
    cpSync(join(__dirname, "terraform"), cwd, { recursive: true });
    const options = { cwd, env: { TF_CLI_CONFIG_FILE: cliConfig }, timeout: 240 };
    const go = (command: string, ...args: string[]) =>
      mustRun(program, [command, "-no-color", "-input=false", ...args], options);
    const zones = ["basic-1", "advsg-1", "adv-1"];
    const public_keys = Object.fromEntries(zones.map((zone, i) => [zone, make({ sshKey: i + 1 })]));

    await go("init");
    for (const stage of [1, 2]) {
      const vars = { endpoint: gateway.ec2, image, public_keys, stage };
      writeFileSync(join(cwd, "terraform.tfvars.json"), JSON.stringify(vars));
      await go("apply", "-auto-approve", "-parallelism=30");
      const plan = await run(program, ["plan", "-no-color", "-input=false", "-detailed-exitcode"], options);
      expect({ stage, ...plan }).toMatchObject({ status: NO_DRIFT });
    }
    await go("destroy", "-auto-approve", "-parallelism=30");
  }, 480_000);
});

async function firstImage({ ec2: endpoint }: Gateway): Promise<string> {
  const ec2 = new EC2Client({ endpoint, region: "stackgate-1", credentials: { accessKeyId, secretAccessKey } });
  const { Images = [] } = await ec2.send(
    new DescribeImagesCommand({ Filters: [{ Name: "name", Values: ["Debian*"] }] }),
  );
  ec2.destroy();
  return Images[0]?.ImageId ?? "";
}
