import { type Credentials, type Parameters, signQuery } from "@stackgate/cloudstack";
import {
  createSimulator,
  type ManualClock,
  manualClock,
  type Simulator,
  type SimulatorOptions,
} from "@stackgate/simulator";

export const demo: Credentials = { apiKey: "demo-api-key", secretKey: "demo-secret-key" };
export const other: Credentials = { apiKey: "other-api-key", secretKey: "other-secret-key" };
export const admin: Credentials = { apiKey: "admin-api-key", secretKey: "admin-secret-key" };

/** What is inside an answer's envelope; tests look at fields they know. */
// biome-ignore lint/suspicious/noExplicitAny: answers are checked by the tests themselves, field by field
export type Content = any;

export interface TestCloud {
  readonly simulator: Simulator;
  readonly clock: ManualClock;
  /** The content of the envelope, errors included. */
  ask(command: string, parameters?: Parameters, as?: Credentials): Promise<Content>;
  /** Starts a job, lets the time pass that it takes, and answers how it ended. */
  run(command: string, parameters?: Parameters, as?: Credentials): Promise<Content>;
  /** The id of the first item of a list: a zone, an offering, a template by its name. */
  id(command: string, key: string, name: string): Promise<string>;
}

/** A simulated cloud whose clock moves only when the test says so. */
export function testCloud(options: SimulatorOptions = {}): TestCloud {
  const clock = manualClock(Date.UTC(2026, 10, 21, 9, 30));
  const simulator = createSimulator({ clock, ...options });
  const ask = async (command: string, parameters: Parameters = {}, as = demo): Promise<Content> => {
    const reply = await simulator.handle({ method: "POST", body: signQuery(command, parameters, as) });
    const [content] = Object.values(JSON.parse(reply.body));
    return content;
  };
  return {
    simulator,
    clock,
    ask,
    async run(command, parameters, as) {
      const started = await ask(command, parameters, as);
      if (started.jobid === undefined) return started;
      clock.advance(5_000);
      return ask("queryAsyncJobResult", { jobid: started.jobid }, as);
    },
    async id(command, key, name) {
      const found = await ask(command, { name, ...(command === "listTemplates" && { templatefilter: "executable" }) });
      return found[key][0].id;
    },
  };
}

/** The parameters of the smallest deploy into a zone of the default fixture. */
export async function deployIn(cloud: TestCloud, zone: string): Promise<Parameters> {
  return {
    zoneid: await cloud.id("listZones", "zone", zone),
    templateid: await cloud.id("listTemplates", "template", "Debian 12"),
    serviceofferingid: await cloud.id("listServiceOfferings", "serviceoffering", "Small Instance"),
  };
}
