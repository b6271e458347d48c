import { type Config, formatAddress } from "@stackgate/gateway";
import { mintKey } from "@stackgate/gce";
import { command } from "../command";
import { configOption, readConfig } from "../configuration";
import { givenUrl } from "../given-url";
import { pairOptions } from "../pair";
import { writePrivate } from "../private-file";
import { openUpstream } from "../upstream";

export const key = command({
  summary: "make a service-account key file for gcloud and Google's SDKs",
  options: {
    ...pairOptions,
    out: { type: "string", value: "FILE", doc: "the key file to write, for its owner's eyes only", required: true },
    url: {
      type: "string",
      value: "URL",
      doc: "where clients reach the Compute Engine gateway; by default as configured",
    },
    "key-id-in-email": { type: "boolean", doc: "for clients that send no key id, such as libcloud" },
    config: configOption,
  },
  async run(given, { env, out, error }) {
    const config = readConfig(given.config, env);
    const { credentials, sealer, close } = openUpstream(config);
    try {
      const file = await mintKey({
        apiKey: given["api-key"],
        secretKey: given["secret-key"],
        credentials,
        sealer,
        origin: givenUrl(given.url) ?? gceUrl(config),
        keyIdInEmail: given["key-id-in-email"],
      });
      if (!file) {
        error("stackgate key: CloudStack does not accept this key pair");
        return 1;
      }
      writePrivate(given.out, `${JSON.stringify(file, null, 2)}\n`);
      out(`${given.out}: a key of ${file.client_email}, good as long as the API key is`);
      return 0;
    } finally {
      close();
    }
  },
});

/** Where the Compute Engine gateway is, as far as the configuration tells. */
export function gceUrl({ gce }: Pick<Config, "gce">): string {
  if (gce.publicUrl) return gce.publicUrl;
  return `${gce.tlsKey ? "https" : "http"}://${gce.listen ? formatAddress(gce.listen) : "127.0.0.1:8787"}`;
}
