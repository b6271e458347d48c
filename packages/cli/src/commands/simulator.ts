import { parseAddress } from "@stackgate/gateway";
import { columns, command, UsageError } from "../command";
import { demoUsers } from "../embedded";
import { startEmbedded } from "../serve/embedded-cloud";

export const simulator = command({
  summary: "run the embedded CloudStack alone, for other CloudStack clients",
  options: {
    listen: {
      type: "string",
      value: "HOST:PORT",
      doc: "loopback address, 127.0.0.1:8080 by default; port 0 takes a free one",
    },
  },
  async run(given, { out, stopped }) {
    const listen = parseAddress(given.listen ?? "127.0.0.1:8080");
    if (!listen) throw new UsageError("--listen takes HOST:PORT");
    const cloud = await startEmbedded({ embedded: { listen } });
    out(
      [
        `CloudStack ${cloud.url}`,
        ...columns(Object.entries(demoUsers).map(([name, { apiKey, secretKey }]) => [name, `${apiKey}  ${secretKey}`])),
      ].join("\n"),
    );
    await stopped;
    await cloud.stop();
    return 0;
  },
});
