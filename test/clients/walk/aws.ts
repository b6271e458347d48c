import { type Gateway, users } from "../../support/gateway";
import type { Transcript } from "./transcript";

export const title = "The aws cli, from first to last";
export const introduction = `An unmodified aws cli against \`npm start\`: every command, what it printed and its exit status. Made by
\`npm run transcripts\`; the same walk is a test. Before it:

    export AWS_ENDPOINT_URL=http://127.0.0.1:8773 AWS_DEFAULT_REGION=stackgate-1
    export AWS_ACCESS_KEY_ID=demo-api-key AWS_SECRET_ACCESS_KEY=demo-secret-key`;

/** The environment in which aws finds the gateway. */
export const awsEnv = (
  gateway: Gateway,
  { apiKey, secretKey } = users.demo as { apiKey: string; secretKey: string },
) => ({
  AWS_ENDPOINT_URL: gateway.ec2,
  AWS_DEFAULT_REGION: "stackgate-1",
  AWS_ACCESS_KEY_ID: apiKey,
  AWS_SECRET_ACCESS_KEY: secretKey,
  AWS_EC2_METADATA_DISABLED: "true",
  AWS_PAGER: "",
});

export const env = (gateway: Gateway, folder: string) => ({ ...awsEnv(gateway), HOME: folder });

/** @param aws the aws program */
export async function walk(transcript: Transcript, _: Gateway, aws: string): Promise<void> {
  const ec2 = (...args: string[]) => transcript.run("aws", aws, ["ec2", ...args]);
  const text = async (...args: string[]) => (await ec2(...args, "--output", "text")).trim();
  const zone = "advsg-1";

  transcript.section("Who, where and what");
  await transcript.run("aws", aws, ["sts", "get-caller-identity"]);
  await ec2("describe-regions");
  await ec2("describe-availability-zones");
  const image = await text("describe-images", "--filters", "Name=name,Values=Debian*", "--query", "Images[0].ImageId");
  await ec2("describe-images", "--image-ids", image);
  await ec2("describe-instance-types", "--instance-types", "t3.micro");
  await ec2("describe-instance-type-offerings", "--location-type", "availability-zone");

  transcript.section("Key pairs");
  await ec2("create-key-pair", "--key-name", "laptop", "--query", "KeyMaterial", "--output", "text");
  await transcript.run("ssh-keygen", "ssh-keygen", ["-q", "-t", "rsa", "-N", "", "-f", "office"]);
  await ec2("import-key-pair", "--key-name", "office", "--public-key-material", "fileb://office.pub");
  await ec2("describe-key-pairs", "--key-names", "laptop", "office");
  await ec2("delete-key-pair", "--key-name", "office");

  transcript.section("Security groups");
  const group = await text(
    "create-security-group",
    "--group-name",
    "web",
    "--description",
    "web servers",
    "--query",
    "GroupId",
  );
  const https = "IpProtocol=tcp,FromPort=443,ToPort=443,IpRanges=[{CidrIp=0.0.0.0/0,Description=everyone}]";
  await ec2(
    "authorize-security-group-ingress",
    "--group-id",
    group,
    "--protocol",
    "tcp",
    "--port",
    "22",
    "--cidr",
    "198.51.100.0/24",
  );
  await ec2("authorize-security-group-ingress", "--group-id", group, "--ip-permissions", https);
  await ec2(
    "authorize-security-group-egress",
    "--group-id",
    group,
    "--protocol",
    "udp",
    "--port",
    "53",
    "--cidr",
    "0.0.0.0/0",
  );
  await ec2("describe-security-groups", "--group-ids", group);
  await ec2("describe-security-group-rules", "--filters", `Name=group-id,Values=${group}`);
  await ec2(
    "revoke-security-group-ingress",
    "--group-id",
    group,
    "--protocol",
    "tcp",
    "--port",
    "22",
    "--cidr",
    "198.51.100.0/24",
  );
  await ec2(
    "revoke-security-group-egress",
    "--group-id",
    group,
    "--protocol",
    "udp",
    "--port",
    "53",
    "--cidr",
    "0.0.0.0/0",
  );

  transcript.section("Instances");
  transcript.file("start.sh", "#!/bin/sh\necho hello\n");
  const ids = (
    await text(
      "run-instances",
      ...["--image-id", image, "--instance-type", "t3.micro", "--count", "2", "--key-name", "laptop"],
      ...["--security-group-ids", group, "--placement", `AvailabilityZone=${zone}`],
      ...["--user-data", "file://start.sh", "--client-token", "walk-1"],
      ...["--tag-specifications", "ResourceType=instance,Tags=[{Key=Name,Value=web},{Key=env,Value=test}]"],
      ...["--query", "Instances[].InstanceId"],
    )
  ).split(/\s+/);
  const [first = ""] = ids;
  await ec2("wait", "instance-running", "--instance-ids", ...ids);
  await ec2("describe-instances", "--instance-ids", first);
  await ec2(
    "describe-instances",
    "--filters",
    "Name=tag:env,Values=test",
    "Name=instance-state-name,Values=running",
    "--query",
    "length(Reservations[].Instances[])",
  );
  await ec2("describe-instances", "--page-size", "5", "--query", "Reservations[].Instances[].State.Name");
  await ec2("describe-instance-status", "--instance-ids", ...ids);
  await ec2("stop-instances", "--instance-ids", first);
  await ec2("wait", "instance-stopped", "--instance-ids", first);
  await ec2("start-instances", "--instance-ids", first);
  await ec2("wait", "instance-running", "--instance-ids", first);
  await ec2("reboot-instances", "--instance-ids", first);

  transcript.section("Tags");
  await ec2("create-tags", "--resources", first, group, "--tags", "Key=owner,Value=alice & bob");
  await ec2("describe-tags", "--filters", "Name=key,Values=owner");
  await ec2("delete-tags", "--resources", first, group, "--tags", "Key=owner");

  transcript.section("The end");
  await ec2("terminate-instances", "--instance-ids", ...ids);
  await ec2("wait", "instance-terminated", "--instance-ids", ...ids);
  await ec2("describe-instances", "--instance-ids", first, "--query", "Reservations[].Instances[].State");
  await ec2("delete-security-group", "--group-id", group);
  await ec2("delete-key-pair", "--key-name", "laptop");
}
