import { connect, type Socket } from "node:net";
import { createLog, createMetrics, defaults, type Host, type LimitsConfig, listen, schema } from "@stackgate/gateway";
import { startTarget, type Target } from "./target";

/** Both gateways on sockets of this process. */
export interface Hosts {
  readonly target: Target;
  readonly ec2: Host;
  readonly gce: Host;
  stop(): Promise<void>;
}

export async function startHosts(changed: Partial<LimitsConfig> = {}): Promise<Hosts> {
  const target = startTarget();
  const shared = {
    address: { host: "127.0.0.1", port: 0 },
    limits: { ...defaults(schema.limits), ...changed },
    log: createLog({ level: "silent" }),
    metrics: createMetrics(),
  };
  const [ec2, gce] = await Promise.all([
    listen({ ...shared, name: "ec2", facade: target.ec2 }),
    listen({ ...shared, name: "gce", facade: target.gce, gzip: true }),
  ]);
  return {
    target,
    ec2,
    gce,
    async stop() {
      await Promise.all([ec2.drain(0), gce.drain(0)]);
      target.close();
    },
  };
}

export interface Heard {
  /** Everything that came until the connection ended or `enough` was heard. */
  readonly text: string;
  /** Status of each answer, in order. */
  readonly statuses: readonly number[];
  readonly ended: boolean;
}

/** Longest wait for a gateway to answer, in ms: a hang is a failure. */
const PATIENCE = 8_000;

/**
 * Writes bytes to a gateway as they are and hears what comes back.
 * @param enough ends the wait early; by default the other side's end does
 */
export function talk(
  { address }: Host,
  send: string | Buffer | ((socket: Socket) => void),
  enough: (text: string) => boolean = () => false,
): Promise<Heard> {
  return new Promise((resolve) => {
    let text = "";
    const socket = connect(address.port, address.host);
    const finish = (ended: boolean) => {
      clearTimeout(patience);
      socket.destroy();
      const statuses = [...text.matchAll(/HTTP\/1\.[01] (\d{3}) /g)].map(([, status]) => Number(status));
      resolve({ text, statuses, ended });
    };
    const patience = setTimeout(() => finish(false), PATIENCE);
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
      if (enough(text)) finish(false);
    });
    socket.on("error", () => undefined); // the gateway may cut what it refuses
    socket.on("close", () => finish(true));
    if (typeof send === "function") socket.on("connect", () => send(socket));
    else socket.write(send);
  });
}
