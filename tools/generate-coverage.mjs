// Writes docs/coverage/*.md from the facades' own tables. Build first (npm run build).
//   node tools/generate-coverage.mjs
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** Each facade's package exports `coverageDocument()`. */
for (const facade of ["ec2", "gce"]) {
  const { coverageDocument } = require(`../packages/${facade}/dist`);
  if (!coverageDocument) continue;
  const file = new URL(`../docs/coverage/${facade}.md`, import.meta.url);
  writeFileSync(file, coverageDocument());
  console.log(`written: docs/coverage/${facade}.md`);
}
