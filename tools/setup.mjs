/**
 * `npm run setup`: installs what building and testing need, each part once. What a machine lacks is told and left out:
 * the tests that need it then say that they were skipped, and why.
 */
import { botocore } from "./setup/botocore.mjs";
import { browser } from "./setup/browser.mjs";
import { go } from "./setup/go.mjs";
import { nodeModules } from "./setup/node-modules.mjs";
import { python } from "./setup/python.mjs";
import { python27 } from "./setup/python27.mjs";

const parts = [nodeModules, python, python27, botocore, browser, go];

let failed = false;
for (const { name, needed, missing, upToDate, install } of parts) {
  if (upToDate()) continue;
  const lacking = missing();
  if (lacking) console.error(`setup: ${name} left out: ${lacking}`);
  else {
    console.error(`setup: ${name} ...`);
    failed = !attempt(name, install) && needed ? true : failed;
  }
}
process.exitCode = failed ? 1 : 0;

function attempt(name, install) {
  try {
    install();
    return true;
  } catch (error) {
    console.error(`setup: ${name} failed: ${error.message}`);
    return false;
  }
}
