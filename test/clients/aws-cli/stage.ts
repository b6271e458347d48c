import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startGateway } from "../../support/gateway";
import { awsEnv } from "../walk/aws";
import { startAws } from "./driver";
import { families } from "./families";
import { play } from "./play";
import { type Family, type Zone, zones } from "./step";

/** A cloud of its own in which one zone's families are played. */
export interface Stage {
  /** Done when the family has been played. */
  played(family: Family): Promise<void>;
  /** The actions that the gateway says it was asked for. */
  called(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Starts playing the families that apply in a zone, one after the other; one that fails does not stop the next. */
export async function open(zone: Zone, python: string): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), "stackgate-aws-cli-"));
  const gateway = await startGateway();
  // One attempt: an error of the server is to be seen, not repeated.
  const aws = startAws(python, { ...awsEnv(gateway), AWS_MAX_ATTEMPTS: "1", HOME: folder });
  const elsewhere = zones.find((one) => one !== zone) ?? zone;
  const known = { zone, elsewhere, ...files(folder) };
  const plays = new Map<Family, Promise<void>>();
  let before: Promise<void> = Promise.resolve();
  for (const family of families.filter(({ zones }) => zones.includes(zone))) {
    const playing = before.then(() => play(aws, family.steps, known));
    plays.set(family, playing);
    before = playing.catch(() => undefined); // its own test tells
  }
  return {
    played: async (family) => plays.get(family),
    async called() {
      await before;
      const metrics = await (await fetch(`${gateway.management}/metrics`)).text();
      const counted = metrics.matchAll(/^stackgate_requests_total\{facade="ec2",action="(\w+)"/gm);
      return [...new Set([...counted].map(([, action = ""]) => action))];
    },
    async close() {
      await aws.stop();
      await gateway.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What commands read from files. */
function files(folder: string) {
  const contents = {
    publicKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIMBuCrOHpgMlZUUAhHYRgsQbGFmI0D9Zk0MdOvdKEgHx office",
    userData: "#!/bin/sh\necho hello\n",
  };
  return Object.fromEntries(
    Object.entries(contents).map(([name, text]) => {
      const file = join(folder, name);
      writeFileSync(file, text);
      return [name, file];
    }),
  );
}
