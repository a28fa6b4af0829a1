import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const addUp = (counts: readonly Counts[]): Counts =>
  counts.reduce((sum, one) => ({
    passed: sum.passed + one.passed,
    failed: sum.failed + one.failed,
    skipped: sum.skipped + one.skipped,
  }));

/** Runs a program that either succeeds or not; it counts as one test. */
export function runCheck(name: string, program: string, parameters: readonly string[]): Counts {
  console.log(`\n— ${name}`);
  const { status } = spawnSync(program, parameters, { stdio: 'inherit' });
  return status === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly success: boolean;
}

/** Runs Vitest and counts its tests; a run that breaks before it reports counts as one failure. */
export function runVitest(
  name: string,
  parameters: readonly string[],
  environment: Record<string, string>,
): Counts {
  console.log(`\n— ${name}`);
  const folder = mkdtempSync(join(tmpdir(), 'gongjian-report-'));
  const file = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  spawnSync('vitest', ['run', ...parameters, ...reporters], {
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
    const failed = report.numFailedTests + (report.success || report.numFailedTests > 0 ? 0 : 1);
    return { passed: report.numPassedTests, failed, skipped: report.numPendingTests + report.numTodoTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
