import type { Services } from '../../../services.ts';
import { forgetBins } from './bins-store.ts';

const JOB = 'beacon.forget-bins';

/** Forgets fine bins that are old, every night; coarser ones hold what they counted. */
export async function forgetNightly({
  database,
  clock,
  jobs,
}: Pick<Services, 'database' | 'clock' | 'jobs'>): Promise<void> {
  jobs.handle(JOB, () => forgetBins(database.queries, clock.now()));
  await jobs.every(JOB, '30 3 * * *', 'UTC');
}
