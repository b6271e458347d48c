import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Client, fromVenv, onPath } from "../../support/clients";
import { type Gateway, stackgate, startGateway } from "../../support/gateway";
import * as aws from "./aws";
import * as gcloud from "./gcloud";
import { Transcript } from "./transcript";

export interface Walk {
  readonly name: string;
  readonly client: Client;
  readonly title: string;
  readonly introduction: string;
  /** The environment in which the client finds the gateway. */
  readonly env: (gateway: Gateway, folder: string) => Readonly<Record<string, string>>;
  readonly walk: (transcript: Transcript, gateway: Gateway, program: string) => Promise<void>;
}

export const walks: readonly Walk[] = [
  { name: "aws", client: fromVenv("aws"), ...aws },
  { name: "gcloud", client: onPath("gcloud"), ...gcloud },
];

/** Walks from start to stop, in a folder of its own. */
export async function take({ walk, env }: Walk, program: string): Promise<Transcript> {
  const folder = mkdtempSync(join(tmpdir(), "stackgate-walk-"));
  const gateway = await startGateway({}, "npm start");
  try {
    const transcript = new Transcript({ env: env(gateway, folder), cwd: folder, shownAs: shownAs(gateway, folder) });
    transcript.add("npm start &", 0, gateway.output());
    await walk(transcript, gateway, program);
    transcript.add("kill -TERM %1", await gateway.stop(), "");
    return transcript;
  } finally {
    await gateway.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** This run's addresses and folders -> what a reader has. */
function shownAs({ ec2, gce, management, cloudstack }: Gateway, folder: string): ReadonlyMap<string, string> {
  const [, [bin = ""]] = stackgate([]);
  const ports: [string, number][] = [
    [ec2, 8773],
    [gce, 8787],
    [management, 8779],
    [cloudstack, 8080],
  ];
  const addresses = ports.map(([url, port]): [string, string] => [new URL(url).host, `127.0.0.1:${port}`]);
  return new Map([...addresses, [folder, "~"], [`${bin} `, ""]]);
}

/** Where a walk's transcript is kept. */
export const transcriptFile = (name: string): string => join(__dirname, "../../../docs/transcripts", `${name}.md`);
