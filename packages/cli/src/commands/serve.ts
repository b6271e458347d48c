import { createLog, describeOptions, unknownVariables } from "@stackgate/gateway";
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
  async run(given, { env, out, stopped, onReload }) {
    const config = readConfig(given.config, env);
    const log = createLog({ level: config.log.level, destination: process.stderr });
    const ignored = unknownVariables(env).filter((name) => name !== configOption.env);
    if (ignored.length > 0) log.warn({ ignored }, "variables that are no options");
    const gateways = await startGateways(config, log);
    out(banner(gateways));
    onReload(() => {
      try {
        gateways.renew();
        log.info("took the certificates anew");
      } catch (error) {
        log.error({ err: error }, "kept the old certificates");
      }
    });
    await stopped;
    log.info("stopping");
    await gateways.stop();
    return 0;
  },
});
