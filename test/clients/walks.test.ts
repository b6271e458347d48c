import { readFileSync } from "node:fs";
import { describeWith } from "../support/clients";
import { take, transcriptFile, walks } from "./walk/walks";

for (const walk of walks) {
  describeWith(walk.client, `the whole walk of ${walk.name}`, (program) => {
    test("succeeds at every command, as its transcript in docs tells", async () => {
      const commands = (await take(walk, program)).commands();
      const kept = readFileSync(transcriptFile(walk.name), "utf8");
      const told = [...kept.matchAll(/^\$ (.*)$[\s\S]*?^exit status (.*)$/gm)].map(
        ([, command, status]) => `${command} -> ${status}`,
      );
      expect(commands.map(plain)).toEqual(told.map(plain));
    }, 300_000);
  });
}

/** Ids and names that a server makes up differ from run to run. */
const plain = (command: string): string => command.replace(/(done|operation)-\S+|\b(\w+-)?[0-9a-f-]{8,}\b/g, "(id)");
