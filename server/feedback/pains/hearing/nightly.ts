import { sql } from 'drizzle-orm';
import { DateTime } from 'luxon';
import { workspaceSettings } from '../../../platform/accounts/settings.ts';
import type { Services } from '../../../services.ts';
import type { ListeningStream } from '../../listening/index.ts';
import type { Learner } from '../../listening/learning/learner.ts';

const JOB = 'listening.nightly';
/** The hour of a workspace's own night in which its voices are grouped anew. */
const HOUR = 3;

/** Groups the voices of each workspace anew in its night, where any have come since. */
export async function groupNightly(
  services: Services,
  listening: ListeningStream,
  learner: Pick<Learner, 'prepareNight'>,
): Promise<void> {
  services.jobs.handle(JOB, async () => {
    for (const workspaceId of await grown(services)) {
      await learner.prepareNight(workspaceId);
      await listening.consolidate(workspaceId);
    }
  });
  await services.jobs.every(JOB, '0 * * * *', 'UTC');
}

/** Workspaces whose hour it is and that have heard something since the last time. */
async function grown({ database, clock }: Services): Promise<string[]> {
  const { rows } = await database.queries.execute<{
    id: string;
    settings: Record<string, unknown> | null;
  }>(sql`
    select w.id, w.settings from workspaces w join listening_states l on l.workspace_id = w.id
    where l.heard_seq > coalesce(l.consolidated_seq, 0)`);
  const now = clock.now();
  return rows
    .filter(({ settings }) => {
      const { timeZone } = workspaceSettings(settings ?? {});
      return DateTime.fromJSDate(now, { zone: timeZone }).hour === HOUR;
    })
    .map(({ id }) => id);
}
