import { createLog, describeOptions } from "@stackgate/gateway";
import { columns, command } from "../command";
import { configOption, readConfig } from "../configuration";
import { banner } from "../serve/banner";
import { startGateways } from "../serve/gateways";

export const serve = command({
  summary: "run the gateways, and an embedded CloudStack when no endpoint is configured",
  options: { config: configOption },
  details: () =>
    [
      "Options of the file; each is also an environment variable, which wins:",
      ...columns(describeOptions().map(({ name, variable, doc }) => [`${name}  ${variable}`, doc])),
    ].join("\n"),
  async run(given, { env, out, stopped }) {
    const config = readConfig(given.config, env);
    const log = createLog({ level: config.log.level, destination: process.stderr });
    const gateways = await startGateways(config, log);
    out(banner(gateways));
    await stopped;
    log.info("stopping");
    await gateways.stop();
    return 0;
  },
});
