import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { developmentCertificates } from "../certificates/authority";
import { command } from "../command";

export const setupCertificate = command({
  summary: "make a development CA and a certificate of it for this machine",
  options: {
    out: { type: "string", value: "DIRECTORY", doc: "where the files go; certs by default" },
    host: {
      type: "string",
      value: "NAME",
      doc: "a name or address besides localhost; may be repeated",
      multiple: true,
    },
  },
  async run(given, { out }) {
    const directory = resolve(given.out ?? "certs"); // gcloud and the aws cli keep the path, and run anywhere
    const { authority, certificate, key } = await developmentCertificates([
      "localhost",
      "127.0.0.1",
      "::1",
      ...given.host,
    ]);
    mkdirSync(directory, { recursive: true });
    const write = (name: string, content: string, mode: number): string => {
      const path = join(directory, name);
      writeFileSync(path, content, { mode });
      return path;
    };
    const paths = {
      ca: write("development-ca.pem", authority, 0o644),
      certificate: write("development.pem", certificate, 0o644),
      key: write("development.key", key, 0o600),
    };
    out(
      [
        `STACKGATE_EC2_TLS_CERTIFICATE=${paths.certificate} STACKGATE_EC2_TLS_KEY=${paths.key}`,
        `STACKGATE_GCE_TLS_CERTIFICATE=${paths.certificate} STACKGATE_GCE_TLS_KEY=${paths.key}`,
        `# clients trust ${paths.ca}: AWS_CA_BUNDLE=${paths.ca}, gcloud config set core/custom_ca_certs_file ${paths.ca}`,
      ].join("\n"),
    );
    return 0;
  },
});
