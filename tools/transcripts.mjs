/** `npm run transcripts [-- NAME ...]`: takes the walks of test/clients/walk and writes docs/transcripts/NAME.md. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { typescript } from "./typescript.mjs";

const { take, transcriptFile, walks } = typescript()("test/clients/walk/walks");
const wanted = process.argv.slice(2);
for (const walk of walks.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  if (walk.client.missing) {
    console.error(`${walk.name} left out: ${walk.client.missing}`);
    continue;
  }
  const transcript = await take(walk, walk.client.program);
  const file = transcriptFile(walk.name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, transcript.markdown(walk.title, walk.introduction));
}
