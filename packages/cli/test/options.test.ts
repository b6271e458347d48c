import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CreateImageCommand,
  CreateVolumeCommand,
  DescribeAvailabilityZonesCommand,
  DescribeImagesCommand,
  EC2Client,
  RunInstancesCommand,
} from "@aws-sdk/client-ec2";
import { type Gateways, startGateways } from "@stackgate/cli";
import { loadConfig, silentLog } from "@stackgate/gateway";
import { createSimulator } from "@stackgate/simulator";
import supertest from "supertest";
import { developmentCertificates } from "../src/certificates/authority";
import { freePorts } from "./support/console";
import { type Middleman, startMiddleman } from "./support/middleman";

/** What options of configs/cloudstack.yaml do that no test of a single package shows. */

/** Machines start at once, and what moves data takes longer than any test. */
const simulator = createSimulator({ vmStart: 0, storageJob: 600_000 });
let cloudstack: Awaited<ReturnType<typeof simulator.listen>>;
let between: Middleman;
const running: Gateways[] = [];
beforeAll(async () => {
  cloudstack = await simulator.listen(0);
});
beforeEach(async () => {
  between = await startMiddleman(cloudstack.url);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((gateways) => gateways.stop()));
  await between.close();
});
afterAll(async () => {
  simulator.close();
  await cloudstack.close();
});

async function serve(options: Readonly<Record<string, string | number>>): Promise<Gateways> {
  const given = Object.entries(options).map(([name, value]) => [`STACKGATE_${name}`, String(value)]);
  const env = {
    ...freePorts,
    STACKGATE_CLOUDSTACK_ENDPOINT: between.url,
    STACKGATE_ADMIN_API_KEY: "admin-api-key",
    STACKGATE_ADMIN_SECRET_KEY: "admin-secret-key",
    STACKGATE_EC2_INSTANCE_TYPES: "t3.micro=Small Instance",
    ...Object.fromEntries(given),
  };
  const gateways = await startGateways(loadConfig({ env }), silentLog);
  running.push(gateways);
  return gateways;
}

const ec2 = ({ ec2: endpoint = "" }: Gateways) =>
  new EC2Client({
    endpoint,
    region: "stackgate-1",
    maxAttempts: 1,
    credentials: { accessKeyId: "demo-api-key", secretAccessKey: "demo-secret-key" },
  });
const zones = (client: EC2Client) => client.send(new DescribeAvailabilityZonesCommand({}));
const zone = "adv-1";

async function machine(client: EC2Client): Promise<string> {
  const { Images } = await client.send(
    new DescribeImagesCommand({ Filters: [{ Name: "name", Values: ["Debian 12"] }] }),
  );
  const { Instances } = await client.send(
    new RunInstancesCommand({
      ImageId: Images?.[0]?.ImageId,
      InstanceType: "t3.micro",
      MinCount: 1,
      MaxCount: 1,
      Placement: { AvailabilityZone: zone },
    }),
  );
  return Instances?.[0]?.InstanceId ?? "";
}

/** Jobs that never end. */
const pending = (command: string) =>
  command === "queryAsyncJobResult" ? (body: string) => body.replace(/"jobstatus":\d/, '"jobstatus":0') : undefined;

async function compute(gateways: Gateways, method: "get" | "post", path: string, body?: object) {
  const form = { grant_type: "client_credentials", client_id: "demo-api-key", client_secret: "demo-secret-key" };
  const { body: token } = await supertest(gateways.gce ?? "")
    .post("/token")
    .type("form")
    .send(form);
  const call = supertest(gateways.gce ?? "")[method](`/compute/v1/projects/${path}`);
  return call.auth(token.access_token, { type: "bearer" }).send(body);
}

describe("cloudstack", () => {
  test("timeoutMs: a silent CloudStack is not waited for longer", async () => {
    between.meddle = () => "answered";
    const { management = "" } = await serve({ CLOUDSTACK_TIMEOUT_MS: 50 });
    expect((await supertest(management).get("/healthz")).body.reason).toBe("CloudStack does not answer.");
  });

  test("connections: more calls wait", async () => {
    const gateways = await serve({ CLOUDSTACK_CONNECTIONS: 2, CLOUDSTACK_CATALOGUE_MS: 0, CREDENTIALS_CACHE_MS: 1 });
    await Promise.all(Array.from({ length: 8 }, () => machine(ec2(gateways))));
    expect(between.most).toBe(2);
  });

  test("catalogueMs: 0 remembers no zones", async () => {
    const asked = () => between.commands.filter((command) => command === "listZones").length;
    for (const [catalogueMs, times] of [
      [0, 3],
      [30_000, 1],
    ] as const) {
      const gateways = await serve({ CLOUDSTACK_CATALOGUE_MS: catalogueMs });
      await supertest(gateways.management ?? "").get("/healthz"); // has its own, shared with the one at the start
      const before = asked();
      for (let n = 0; n < 3; n += 1) await zones(ec2(gateways));
      expect(asked() - before).toBe(times);
    }
  });

  test("jobMs: a job that does not end is an error after it", async () => {
    const client = ec2(await serve({ CLOUDSTACK_JOB_MS: 60 }));
    between.meddle = pending;
    const volume = client.send(new CreateVolumeCommand({ AvailabilityZone: zone, Size: 1 }));
    // Made, and not waited for: its tags are.
    await expect(volume).resolves.toBeDefined();
    const tagged = client.send(
      new CreateVolumeCommand({
        AvailabilityZone: zone,
        Size: 1,
        TagSpecifications: [{ ResourceType: "volume", Tags: [{ Key: "a", Value: "b" }] }],
      }),
    );
    await expect(tagged).rejects.toMatchObject({ name: "Unavailable", $metadata: { httpStatusCode: 503 } });
  });

  test("caFile: a private authority is trusted, and no other", async () => {
    const directory = mkdtempSync(join(tmpdir(), "stackgate-"));
    const { authority, certificate, key } = await developmentCertificates(["127.0.0.1"]);
    const caFile = join(directory, "ca.pem");
    writeFileSync(caFile, authority);
    const tls = await startMiddleman(cloudstack.url, { cert: certificate, key });
    const health = async (options: Readonly<Record<string, string>>) => {
      const { management = "" } = await serve({ CLOUDSTACK_ENDPOINT: tls.url, ...options });
      return (await supertest(management).get("/healthz")).status;
    };
    expect([await health({ CLOUDSTACK_CA_FILE: caFile }), await health({})]).toEqual([200, 503]);
    await tls.close();
    rmSync(directory, { recursive: true });
  });
});

describe("ec2", () => {
  test("snapshotWaitMs: CreateImage names the snapshot that takes longer", async () => {
    const client = ec2(await serve({ EC2_SNAPSHOT_WAIT_MS: 60 }));
    const id = await machine(client);
    const image = client.send(new CreateImageCommand({ InstanceId: id, Name: "slow", NoReboot: true }));
    await expect(image).rejects.toMatchObject({ name: "IncorrectState", message: expect.stringMatching(/snap-\w+/) });
  });

  test("diskOffering: new volumes are of it", async () => {
    const client = ec2(await serve({ EC2_DISK_OFFERING: "Large" }));
    const volume = (Size: number) => client.send(new CreateVolumeCommand({ AvailabilityZone: zone, Size }));
    expect((await volume(100)).VolumeType).toBe("large");
    await expect(volume(7)).rejects.toMatchObject({ message: expect.stringContaining("Large") });
  });
});

describe("gce", () => {
  test("imageProjects: they exist, with no images; others don't", async () => {
    const gateways = await serve({ GCE_IMAGE_PROJECTS: "house-images" });
    expect((await compute(gateways, "get", "house-images/global/images")).status).toBe(200);
    expect((await compute(gateways, "get", "centos-cloud/global/images")).status).toBe(404);
  });

  test("operationWaitMs: operations.wait answers what is still running after it", async () => {
    const gateways = await serve({ GCE_OPERATION_WAIT_MS: 60 });
    const zonal = "demo/zones/adv-1-a";
    await machine(ec2(gateways));
    const { body: machines } = await compute(gateways, "get", `${zonal}/instances`);
    between.meddle = pending;
    const { body: operation } = await compute(gateways, "post", `${zonal}/instances/${machines.items[0].name}/stop`);
    const waited = await compute(gateways, "post", `${zonal}/operations/${operation.name}/wait`);
    expect([waited.status, waited.body.status]).toEqual([200, "RUNNING"]);
  });
});

describe("limits and drain", () => {
  test("headerBytes: longer headers are refused", async () => {
    const { ec2: url = "" } = await serve({ LIMITS_HEADER_BYTES: 2_000 });
    expect((await supertest(url).get("/").set("X-Long", "x".repeat(1_000))).status).toBe(403);
    expect((await supertest(url).get("/").set("X-Long", "x".repeat(2_000))).status).toBe(431);
  });

  test("keepAliveMs: an idle connection is closed after it", async () => {
    const { hostname, port } = new URL((await serve({ LIMITS_KEEP_ALIVE_MS: 50 })).ec2 ?? "");
    const socket = connect(Number(port), hostname);
    socket.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    socket.resume();
    await once(socket, "close");
  });

  test("balancerMs: not ready, and still serving", async () => {
    const gateways = await serve({ DRAIN_BALANCER_MS: 300 });
    const stopped = gateways.stop();
    running.pop();
    expect((await supertest(gateways.management ?? "").get("/healthz")).status).toBe(503);
    expect((await zones(ec2(gateways))).AvailabilityZones).toHaveLength(3);
    await stopped;
    await expect(supertest(gateways.ec2 ?? "").get("/")).rejects.toThrow("ECONNREFUSED");
  });
});
