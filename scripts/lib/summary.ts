/**
 * The closing line of scripts/test: summary.ts RESULTS [BROKEN STEP…]. A broken step other than vitest's
 * own counts as one failure; no results at all is a failure too.
 */
import fs from 'node:fs';

interface VitestResults {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

const [file, ...broken] = process.argv.slice(2);
if (file === undefined) throw new Error('summary.ts RESULTS [BROKEN STEP…]');

const counts = { passed: 0, failed: 0 };
if (fs.existsSync(file)) {
  const results = JSON.parse(fs.readFileSync(file, 'utf8')) as VitestResults;
  counts.passed = results.numPassedTests;
  // A file that could not even be loaded has no assertions to count, and a skipped test proves nothing.
  const unloaded = results.testResults.filter(
    (suite) => suite.status === 'failed' && suite.assertionResults.length === 0,
  );
  counts.failed = results.numFailedTests + results.numPendingTests + unloaded.length;
}
if (broken.length > 0) process.stdout.write(`broken: ${broken.join(' ')}\n`);
counts.failed += broken.filter((step) => step !== 'vitest' || counts.failed === 0).length;
if (counts.passed === 0 && counts.failed === 0) counts.failed = 1;
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed\n`);
process.exitCode = counts.failed === 0 ? 0 : 1;
