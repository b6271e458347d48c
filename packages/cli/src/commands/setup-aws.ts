import { formatAddress } from "@stackgate/gateway";
import { command } from "../command";
import { configOption, readConfig } from "../configuration";
import { givenUrl } from "../given-url";

export const setupAws = command({
  summary: "print the profile that points the aws cli and the AWS SDKs at the gateway",
  options: {
    url: { type: "string", value: "URL", doc: "where clients reach the gateway; by default as configured" },
    profile: { type: "string", value: "NAME", doc: "the profile's name; stackgate by default" },
    config: configOption,
  },
  async run(given, { env, out }) {
    const { ec2 } = readConfig(given.config, env);
    const listen = ec2.listen ? formatAddress(ec2.listen) : "127.0.0.1:8773";
    const url = givenUrl(given.url) ?? (ec2.publicUrl || `${ec2.tlsKey ? "https" : "http"}://${listen}`);
    const name = given.profile ?? "stackgate";
    out(
      [
        "# ~/.aws/config",
        `[profile ${name}]`,
        `region = ${ec2.region}`,
        `services = ${name}`,
        "",
        `[services ${name}]`,
        ...["ec2", "sts"].flatMap((service) => [`${service} =`, `  endpoint_url = ${url}`]),
        "",
        "# ~/.aws/credentials: the CloudStack API key and secret key",
        `[${name}]`,
        "aws_access_key_id = ...",
        "aws_secret_access_key = ...",
      ].join("\n"),
    );
    return 0;
  },
});
