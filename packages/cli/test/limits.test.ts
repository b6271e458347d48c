import { DescribeRegionsCommand, EC2Client } from "@aws-sdk/client-ec2";
import { type Gateways, startGateways } from "@stackgate/cli";
import { loadConfig, silentLog } from "@stackgate/gateway";
import { freePorts } from "./support/console";

let gateways: Gateways;
beforeAll(async () => {
  const env = { ...freePorts, STACKGATE_LIMITS_REQUESTS_PER_SECOND: "1", STACKGATE_LIMITS_BURST: "2" };
  gateways = await startGateways(loadConfig({ env }), silentLog);
});
afterAll(() => gateways.stop());

const describeRegions = (accessKeyId: string, secretAccessKey: string) =>
  new EC2Client({
    endpoint: gateways.ec2 ?? "",
    region: "stackgate-1",
    maxAttempts: 1,
    credentials: { accessKeyId, secretAccessKey },
  }).send(new DescribeRegionsCommand());

test("a caller over its rate gets EC2's RequestLimitExceeded; others, and wrong signatures in its name, are apart", async () => {
  await expect(describeRegions("demo-api-key", "wrong")).rejects.toMatchObject({ name: "SignatureDoesNotMatch" });
  await expect(describeRegions("demo-api-key", "wrong")).rejects.toMatchObject({ name: "SignatureDoesNotMatch" });
  await describeRegions("demo-api-key", "demo-secret-key");
  await describeRegions("demo-api-key", "demo-secret-key");
  await expect(describeRegions("demo-api-key", "demo-secret-key")).rejects.toMatchObject({
    name: "RequestLimitExceeded",
    $metadata: { httpStatusCode: 503 },
  });
  await describeRegions("other-api-key", "other-secret-key");
});
