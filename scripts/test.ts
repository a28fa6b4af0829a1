/**
 * `npm test`: types, lint, import rules, all tests on the embedded database, the server's tests once more on
 * PostgreSQL where TEST_DATABASE_URL is set, and the browser journeys where a Chromium is found. Ends with one line
 * that counts passed, failed, skipped.
 */
import { existsSync } from 'node:fs';
import { findChromium } from '../e2e/chromium.ts';
import { addUp, type Counts, runCheck, runVitest } from './test-steps.ts';

const counts: Counts[] = [];
counts.push(runCheck('types', 'npm', ['run', '--silent', 'types']));
counts.push(runCheck('lint', 'biome', ['check', '--error-on-warnings']));
counts.push(runCheck('import rules', 'node', ['scripts/boundaries.ts']));
counts.push(runCheck('dead code', 'knip', ['--no-progress']));
counts.push(runVitest('tests on the embedded database', [], { TEST_DATABASE_URL: '' }));

if (process.env.TEST_DATABASE_URL) {
  counts.push(runVitest('server tests on PostgreSQL', ['server'], {}));
} else {
  console.log('\n— server tests on PostgreSQL: skipped, TEST_DATABASE_URL is not set');
  counts.push({ passed: 0, failed: 0, skipped: 1 });
}

const chromium = findChromium();
if (chromium !== null && existsSync('e2e/vitest.config.ts')) {
  counts.push(runVitest('browser journeys', ['--config', 'e2e/vitest.config.ts'], { CHROMIUM: chromium }));
} else {
  console.log('\n— browser journeys: skipped, no Chromium was found (set CHROMIUM to its path)');
  counts.push({ passed: 0, failed: 0, skipped: 1 });
}

const total = addUp(counts);
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed === 0 ? 0 : 1);
