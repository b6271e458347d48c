import { createLog, describeOptions, unknownVariables } from "@stackgate/gateway";
import { columns, command } from "../command";
import { configOption, readConfig } from "../configuration";
import { banner } from "../serve/banner";
import { startGateways } from "../serve/gateways";

export const serve = command({
  summary: "run the gateways, and an embedded CloudStack when no endpoint is configured",
  options: { config: configOption },
  details: () =>
    ["Options of the file; each is also an environment variable, which wins:", ...columns(optionRows())].join("\n"),
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

function optionRows(): readonly (readonly [string, string])[] {
  const options = describeOptions();
  const width = Math.max(...options.map(({ name }) => name.length));
  return options.map(({ name, variable, doc, ...option }) => [
    `${name.padEnd(width)}  ${variable}`,
    `${doc} (${[option.type, shown(option.default)].filter(Boolean).join("; ")})`,
  ]);
}

/** A default, where it is short: no maps and lists. */
function shown(value: unknown): string {
  if (typeof value !== "object" || value === null) return `${value ?? ""}`;
  return "host" in value && "port" in value ? `${value.host}:${value.port}` : "";
}
