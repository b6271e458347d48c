/**
 * Closes a CI run: tells what was skipped and why, and prints `N passed, N failed, N skipped` as the last line.
 *
 *   node tools/ci-summary.mjs JEST_RESULTS_FILE [NAME_OF_A_FAILED_CHECK ...]
 */
import { existsSync, readFileSync } from "node:fs";

const [file, ...failedChecks] = process.argv.slice(2);
const none = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numFailedTestSuites: 1, testResults: [] };
const results = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : none;
const tests = results.testResults.flatMap(({ assertionResults }) => assertionResults);
for (const { status, fullName } of tests) if (status === "pending") console.log(`skipped: ${fullName}`);
for (const check of failedChecks) console.log(`failed: ${check}`);

// A suite that can't even load has no tests that could fail.
const broken = results.testResults.filter(
  ({ status, assertionResults }) => status === "failed" && !assertionResults.some((one) => one.status === "failed"),
).length;
const checksFailed = failedChecks.filter((check) => check !== "npm test").length;
const failed = results.numFailedTests + broken + checksFailed;
const unexplained = failedChecks.length > 0 && failed === 0 ? 1 : 0;
console.log(`${results.numPassedTests} passed, ${failed + unexplained} failed, ${results.numPendingTests} skipped`);
process.exit(failed + unexplained > 0 || results.numPassedTests === 0 ? 1 : 0);
