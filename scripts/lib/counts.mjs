import { readJson } from "./json-file.mjs";

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @param {any} report what vitest's JSON reporter wrote @returns {Counts} */
export function countVitest(report) {
  const broken = (report.testResults ?? []).filter(
    ({ status, assertionResults }) => status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  );
  return {
    passed: report.numPassedTests,
    // A file that fails outside its tests is a failure too.
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** @param {any} report what Playwright's JSON reporter wrote @returns {Counts} */
export function countPlaywright({ stats, errors = [] }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped };
}

/** @param {Counts[]} all @returns {Counts} */
export function sumCounts(all) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const counts of all) for (const key of Object.keys(total)) total[key] += counts[key];
  return total;
}

/** The one line that closes a test run. @param {Counts} counts */
export function countLine({ passed, failed }) {
  return `${passed} passed, ${failed} failed`;
}

/**
 * Counts of a report file. A report that is missing counts as one failure: its runner broke off.
 * @param {string} file
 * @param {(report: any) => Counts} count
 */
export function countFile(file, count) {
  const report = readJson(file);
  return report ? count(report) : { passed: 0, failed: 1, skipped: 0 };
}
