import { join } from "node:path";
import {
  DescribeImagesCommand,
  DescribeInstancesCommand,
  EC2Client,
  RunInstancesCommand,
  TerminateInstancesCommand,
} from "@aws-sdk/client-ec2";
import { type Gateways, startGateways } from "@stackgate/cli";
import { loadConfig, silentLog } from "@stackgate/gateway";
import { freePorts } from "./support/console";

/** Two replicas in front of one cloud. */
let first: Gateways;
let second: Gateways;
beforeAll(async () => {
  const file = join(__dirname, "../../../configs/embedded.yaml");
  first = await startGateways(loadConfig({ file, env: freePorts }), silentLog);
  const env = {
    ...freePorts,
    STACKGATE_CLOUDSTACK_ENDPOINT: first.embedded,
    STACKGATE_ADMIN_API_KEY: "admin-api-key",
    STACKGATE_ADMIN_SECRET_KEY: "admin-secret-key",
  };
  second = await startGateways(loadConfig({ file, env }), silentLog);
});
afterAll(async () => {
  await second.stop();
  await first.stop();
});

const client = (gateways: Gateways, user: string) =>
  new EC2Client({
    endpoint: gateways.ec2 ?? "",
    region: "stackgate-1",
    maxAttempts: 1,
    credentials: { accessKeyId: `${user}-api-key`, secretAccessKey: `${user}-secret-key` },
  });

async function run(ec2: EC2Client, count: number): Promise<readonly string[]> {
  const { Images } = await ec2.send(new DescribeImagesCommand({ Filters: [{ Name: "name", Values: ["Debian 12"] }] }));
  const { Instances = [] } = await ec2.send(
    new RunInstancesCommand({
      ImageId: Images?.[0]?.ImageId,
      InstanceType: "t3.micro",
      MinCount: count,
      MaxCount: count,
    }),
  );
  return Instances.map(({ InstanceId }) => InstanceId ?? "");
}
const seen = async (ec2: EC2Client) =>
  (await ec2.send(new DescribeInstancesCommand({}))).Reservations?.flatMap(({ Instances = [] }) =>
    Instances.map(({ InstanceId }) => InstanceId),
  ) ?? [];

test("one tenant neither sees nor ends what another runs, whichever replica either asks", async () => {
  const [demo, other] = [client(first, "demo"), client(second, "other")];
  const [mine = ""] = await run(demo, 1);
  expect(await seen(client(second, "demo"))).toEqual([mine]);
  expect(await seen(other)).toEqual([]);
  const missing = { name: "InvalidInstanceID.NotFound" };
  await expect(other.send(new DescribeInstancesCommand({ InstanceIds: [mine] }))).rejects.toMatchObject(missing);
  await expect(other.send(new TerminateInstancesCommand({ InstanceIds: [mine] }))).rejects.toMatchObject(missing);
  expect(await seen(demo)).toEqual([mine]);
});

test("a page token of one replica goes on at another, and not for another tenant", async () => {
  await run(client(first, "demo"), 5);
  const page = (gateways: Gateways, user: string, NextToken?: string) =>
    client(gateways, user).send(new DescribeInstancesCommand({ MaxResults: 5, NextToken }));
  const { NextToken } = await page(first, "demo");
  expect(NextToken).toBeDefined();
  expect((await page(second, "demo", NextToken)).Reservations).not.toEqual([]);
  await expect(page(second, "other", NextToken)).rejects.toMatchObject({ name: "InvalidNextToken" });
});
