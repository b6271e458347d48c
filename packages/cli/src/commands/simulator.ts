import { parseAddress } from "@stackgate/gateway";
import { type FaultPlan, parseFaults, type SimulatorOptions } from "@stackgate/simulator";
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
    accounts: { type: "string", value: "N", doc: "add so many tenants (tenant-1 with tenant-1-api-key, ...)" },
    vms: { type: "string", value: "N", doc: "running VMs that these tenants have together" },
    measured: { type: "boolean", doc: "answer as late as a real management server was seen to" },
    faults: {
      type: "string",
      value: "JSON",
      doc: 'what goes wrong: [{"fault": {"kind": "html", "status": 503}, "times": 1}]',
    },
  },
  async run(given, { out, stopped }) {
    const listen = parseAddress(given.listen ?? "127.0.0.1:8080");
    if (!listen) throw new UsageError("--listen takes HOST:PORT");
    const cloud = await startEmbedded({ embedded: { listen } }, optionsOf(given));
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

interface Given {
  readonly accounts: string | undefined;
  readonly vms: string | undefined;
  readonly measured: boolean;
  readonly faults: string | undefined;
}

function optionsOf({ accounts, vms, measured, faults }: Given): SimulatorOptions {
  const population = { accounts: count("accounts", accounts), vms: count("vms", vms) };
  if (population.vms > 0 && population.accounts === 0) throw new UsageError("--vms needs --accounts to belong to");
  return {
    ...(population.accounts > 0 && { population }),
    latency: measured ? "measured" : "none",
    ...(faults !== undefined && { faults: readFaults(faults) }),
  };
}

function count(name: string, text = "0"): number {
  if (!/^\d{1,6}$/.test(text)) throw new UsageError(`--${name} takes a number`);
  return Number(text);
}

function readFaults(text: string): readonly FaultPlan[] {
  try {
    return parseFaults(text);
  } catch (error) {
    throw new UsageError(`--faults: ${error instanceof Error ? error.message : error}`);
  }
}
