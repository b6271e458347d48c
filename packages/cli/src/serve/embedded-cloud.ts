import { type Config, ConfigError } from "@stackgate/gateway";
import { createSimulator, type SimulatorOptions } from "@stackgate/simulator";

export interface EmbeddedCloud {
  /** `http://127.0.0.1:8080/client/api` */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a CloudStack in this process, reached over HTTP as a real one is. */
export async function startEmbedded(
  { embedded }: Pick<Config, "embedded">,
  options: SimulatorOptions = {},
): Promise<EmbeddedCloud> {
  if (!embedded.listen) throw new ConfigError(["embedded.listen is off, and no cloudstack.endpoint is given"]);
  const simulator = createSimulator(options);
  const { url, close } = await simulator.listen(embedded.listen.port, embedded.listen.host);
  return {
    url,
    async stop() {
      simulator.close();
      await close();
    },
  };
}
