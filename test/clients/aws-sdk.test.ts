import {
  AttachVolumeCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  CreateSnapshotCommand,
  CreateTagsCommand,
  CreateVolumeCommand,
  DeleteSecurityGroupCommand,
  DeleteSnapshotCommand,
  DeleteVolumeCommand,
  DescribeImagesCommand,
  DescribeRegionsCommand,
  DetachVolumeCommand,
  EC2Client,
  paginateDescribeInstances,
  paginateDescribeSecurityGroupRules,
  paginateDescribeVolumes,
  RunInstancesCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
  waitUntilInstanceRunning,
  waitUntilInstanceStatusOk,
  waitUntilInstanceStopped,
  waitUntilInstanceTerminated,
  waitUntilSnapshotCompleted,
  waitUntilVolumeAvailable,
  waitUntilVolumeDeleted,
  waitUntilVolumeInUse,
} from "@aws-sdk/client-ec2";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { type Gateway, startGateway, users } from "../support/gateway";

const credentials = { accessKeyId: users.demo.apiKey, secretAccessKey: users.demo.secretKey };
const region = "stackgate-1";

let gateway: Gateway;
let ec2: EC2Client;
/** Seconds. */
let wait: { readonly client: EC2Client; readonly maxWaitTime: number; readonly minDelay: number };
beforeAll(async () => {
  gateway = await startGateway();
  ec2 = new EC2Client({ endpoint: gateway.ec2, region, credentials });
  wait = { client: ec2, maxWaitTime: 30, minDelay: 1 };
}, 70_000);
afterAll(async () => {
  ec2?.destroy();
  await gateway?.stop();
});

test("STS says who calls", async () => {
  const sts = new STSClient({ endpoint: gateway.ec2, region, credentials });
  await expect(sts.send(new GetCallerIdentityCommand({}))).resolves.toMatchObject({
    Account: expect.stringMatching(/^\d{12}$/),
  });
  sts.destroy();
});

test.each(["basic-1", "advsg-1", "adv-1"])(
  "an instance lives and dies in %s",
  async (zone) => {
    const { Images = [] } = await ec2.send(
      new DescribeImagesCommand({ Filters: [{ Name: "name", Values: ["Debian*"] }] }),
    );
    const { GroupId = "" } = await ec2.send(
      new CreateSecurityGroupCommand({ GroupName: `sdk-${zone}`, Description: "made by the SDK for JavaScript" }),
    );
    const IpPermissions = [{ IpProtocol: "tcp", FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: "198.51.100.0/24" }] }];
    const { SecurityGroupRules } = await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
    expect(SecurityGroupRules).toMatchObject([{ FromPort: 22, CidrIpv4: "198.51.100.0/24", IsEgress: false }]);

    const { Instances = [] } = await ec2.send(
      new RunInstancesCommand({
        ImageId: Images[0]?.ImageId,
        InstanceType: "t3.micro",
        MinCount: 1,
        MaxCount: 1,
        SecurityGroupIds: [GroupId],
        Placement: { AvailabilityZone: zone },
        TagSpecifications: [{ ResourceType: "instance", Tags: [{ Key: "Name", Value: `sdk-${zone}` }] }],
      }),
    );
    const InstanceIds = Instances.flatMap(({ InstanceId }) => InstanceId ?? []);
    expect(InstanceIds).toHaveLength(1);
    await waitUntilInstanceRunning(wait, { InstanceIds });

    await ec2.send(new CreateTagsCommand({ Resources: InstanceIds, Tags: [{ Key: "owner", Value: "<a> & 'b' é" }] }));
    const found = [];
    const Filters = [{ Name: "tag:owner", Values: ["<a>*"] }];
    for await (const { Reservations = [] } of paginateDescribeInstances({ client: ec2, pageSize: 5 }, { Filters })) {
      found.push(...Reservations.flatMap((reservation) => reservation.Instances ?? []));
    }
    expect(found.find(({ InstanceId }) => InstanceId === InstanceIds[0])).toMatchObject({
      State: { Name: "running", Code: 16 },
      Placement: { AvailabilityZone: zone },
      SecurityGroups: [{ GroupId }],
      Tags: expect.arrayContaining([{ Key: "owner", Value: "<a> & 'b' é" }]),
      LaunchTime: expect.any(Date),
    });

    await waitUntilInstanceStatusOk(wait, { InstanceIds });

    const AvailabilityZone = zone;
    const { VolumeId = "" } = await ec2.send(new CreateVolumeCommand({ AvailabilityZone, Size: 1 }));
    const VolumeIds = [VolumeId];
    await waitUntilVolumeAvailable(wait, { VolumeIds });
    const [InstanceId] = InstanceIds;
    await ec2.send(new AttachVolumeCommand({ VolumeId, InstanceId, Device: "/dev/sdf" }));
    await waitUntilVolumeInUse(wait, { VolumeIds });
    const { SnapshotId = "" } = await ec2.send(new CreateSnapshotCommand({ VolumeId, Description: "by the SDK" }));
    await waitUntilSnapshotCompleted(wait, { SnapshotIds: [SnapshotId] });
    const volumes = [];
    const ours = [{ Name: "attachment.instance-id", Values: InstanceIds }];
    for await (const { Volumes = [] } of paginateDescribeVolumes({ client: ec2, pageSize: 1 }, { Filters: ours })) {
      expect(Volumes).toHaveLength(1);
      volumes.push(...Volumes.map((volume) => volume.VolumeId));
    }
    expect(volumes).toHaveLength(2);
    expect(volumes).toContain(VolumeId);
    await ec2.send(new DetachVolumeCommand({ VolumeId }));
    await waitUntilVolumeAvailable(wait, { VolumeIds });
    await ec2.send(new DeleteVolumeCommand({ VolumeId }));
    await waitUntilVolumeDeleted(wait, { VolumeIds });
    await ec2.send(new DeleteSnapshotCommand({ SnapshotId }));

    const inGroup = [{ Name: "group-id", Values: [GroupId] }];
    const rules = [];
    const paging = { client: ec2, pageSize: 1 };
    for await (const page of paginateDescribeSecurityGroupRules(paging, { Filters: inGroup })) {
      rules.push(...(page.SecurityGroupRules ?? []));
    }
    expect(rules.map(({ IsEgress }) => IsEgress).sort()).toEqual([false, true]);

    await ec2.send(new StopInstancesCommand({ InstanceIds }));
    await waitUntilInstanceStopped(wait, { InstanceIds });
    await ec2.send(new TerminateInstancesCommand({ InstanceIds }));
    await waitUntilInstanceTerminated(wait, { InstanceIds });
    await ec2.send(new DeleteSecurityGroupCommand({ GroupId }));
  },
  60_000,
);

test.each([
  ["a wrong secret", { ...credentials, secretAccessKey: "wrong" }, "SignatureDoesNotMatch"],
  ["an unknown key", { ...credentials, accessKeyId: "nobody" }, "AuthFailure"],
])("%s is refused with EC2's own code", async (_, wrong, name) => {
  const client = new EC2Client({ endpoint: gateway.ec2, region, credentials: wrong, maxAttempts: 1 });
  await expect(client.send(new DescribeRegionsCommand({}))).rejects.toMatchObject({ name });
  client.destroy();
});
