import { columns } from "../command";
import { gcloudCommands as gcloudSetup } from "../commands/setup-gcloud";
import { demoUsers } from "../embedded";
import type { Gateways } from "./gateways";

/** What a person needs to go on: where things are and, for the embedded cloud, keys and commands to paste. */
export function banner({ ec2, gce, management, embedded }: Gateways): string {
  const endpoints = columns([
    ["Amazon EC2", ec2 ?? "off"],
    ["Compute Engine", gce ? `${gce}/compute/v1/` : "off"],
    ["Management", management ? `${management}/healthz and /metrics` : "off"],
    ...(embedded ? [["CloudStack", `${embedded} (embedded)`] as const] : []),
  ]);
  return [
    "Stackgate is ready.",
    "",
    ...endpoints,
    ...(embedded ? ["", "Users (API key, secret key):", ...users(), ...awsCommands(ec2), ...gcloudCommands(gce)] : []),
    "",
  ].join("\n");
}

const users = () =>
  columns(Object.entries(demoUsers).map(([name, { apiKey, secretKey }]) => [name, `${apiKey}  ${secretKey}`]));

function awsCommands(url: string | undefined): readonly string[] {
  if (!url) return [];
  return [
    "",
    "With the aws cli:",
    `  export AWS_ACCESS_KEY_ID=${demoUsers.demo.apiKey} AWS_SECRET_ACCESS_KEY=${demoUsers.demo.secretKey} AWS_DEFAULT_REGION=stackgate-1`,
    `  alias ec2='aws --endpoint-url ${url} ec2'`,
    "  ec2 describe-images --query 'Images[].[ImageId,Name]' --output table",
    "  ec2 run-instances --instance-type t3.micro --image-id ami-...",
  ];
}

function gcloudCommands(url: string | undefined): readonly string[] {
  if (!url) return [];
  const { apiKey, secretKey } = demoUsers.demo;
  return [
    "",
    "With gcloud:",
    `  npx stackgate key --api-key ${apiKey} --secret-key ${secretKey} --out demo-key.json`,
    ...gcloudSetup({ url, keyFile: "demo-key.json", project: "demo", zone: undefined, ca: undefined }).map(
      (args) => `  gcloud ${args.join(" ")}`,
    ),
    "  gcloud compute instances create first --zone basic-1-a",
  ];
}
