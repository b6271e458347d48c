import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Client, fromVenv, onPath } from "../../support/clients";
import { type Gateway, startGateway } from "../../support/gateway";
import * as aws from "./aws";
import * as gcloud from "./gcloud";
import type { Transcript } from "./transcript";

export interface Walk {
  readonly name: string;
  readonly client: Client;
  readonly title: string;
  readonly introduction: string;
  readonly walk: (gateway: Gateway, program: string, folder: string) => Promise<Transcript>;
}

export const walks: readonly Walk[] = [
  { name: "aws", client: fromVenv("aws"), ...aws },
  { name: "gcloud", client: onPath("gcloud"), ...gcloud },
];

/** Walks from start to stop, in a folder of its own. */
export async function take({ walk }: Walk, program: string): Promise<Transcript> {
  const folder = mkdtempSync(join(tmpdir(), "stackgate-walk-"));
  const gateway = await startGateway();
  try {
    return await walk(gateway, program, folder);
  } finally {
    await gateway.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Where a walk's transcript is kept. */
export const transcriptFile = (name: string): string => join(__dirname, "../../../docs/transcripts", `${name}.md`);
