/** @typedef {{ passed: number, failed: number }} Tally */

/**
 * The part of vitest's JSON report that is counted.
 * @typedef {object} Report
 * @property {{ name: string, status: string, assertionResults: { status: string }[] }[]} testResults
 */

/**
 * Counts a report so that nothing that was not seen to work counts as working: a file that broke before or after its
 * tests is a failure beside theirs, and so is every test that was skipped, unless a part was asked for.
 * @param {Report | null} report null when there is none, which is a failure
 * @param {{ exitCode: number | null, isPart: boolean }} run
 * @returns {Tally}
 */
export function count(report, { exitCode, isPart }) {
  if (!report) return { passed: 0, failed: 1 };
  let passed = 0;
  let failed = 0;
  for (const { status, assertionResults } of report.testResults) {
    const withStatus = (/** @type {string} */ wanted) =>
      assertionResults.filter((result) => result.status === wanted).length;
    passed += withStatus('passed');
    failed += withStatus('failed');
    if (!isPart) failed += assertionResults.length - withStatus('passed') - withStatus('failed');
    if (status === 'failed' && withStatus('failed') === 0) failed += 1;
  }
  // Errors outside every test (an unhandled rejection, a reporter that broke) show in the exit code alone.
  if (exitCode !== 0 && failed === 0) failed = 1;
  return { passed, failed };
}

/**
 * @param {Tally[]} tallies
 * @returns {Tally}
 */
export function sum(tallies) {
  return {
    passed: tallies.reduce((total, { passed }) => total + passed, 0),
    failed: tallies.reduce((total, { failed }) => total + failed, 0),
  };
}
