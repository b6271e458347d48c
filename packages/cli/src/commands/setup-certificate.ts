import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { developmentCertificates } from "../certificates/authority";
import { command } from "../command";
import { writePrivate } from "../private-file";

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
    const paths = {
      ca: join(directory, "development-ca.pem"),
      certificate: join(directory, "development.pem"),
      key: join(directory, "development.key"),
    };
    writeFileSync(paths.ca, authority);
    writeFileSync(paths.certificate, certificate);
    writePrivate(paths.key, key);
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
