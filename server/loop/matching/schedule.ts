import { suggestLinks } from '../../links/index.ts';
import { systemCall } from '../../platform/access/principal.ts';
import { done } from '../../platform/errors/refusal.ts';
import type { Services } from '../../services.ts';
import { suggestMatches } from './match.ts';

const JOB = 'loop.match';
/** Voices stream in all day; suggestions may be this much behind them. */
const PAUSE_MS = 60_000;
/** Somebody who just wrote a proposition looks at its matches next. */
const AT_ONCE_MS = 500;

/** Matches again whenever a proposition changes, and at most every minute while pains do. */
export function keepMatching(services: Services): void {
  const { bus, jobs, clock } = services;
  jobs.handle<{ workspaceId: string }>(JOB, ({ workspaceId }) => rematch(services, workspaceId));

  const waiting = new Set<string>();
  bus.subscribe('pains.changed', async ({ workspaceId }) => {
    // A job with the same key would be put off again by every voice; one under way is enough.
    if (waiting.has(workspaceId)) return;
    waiting.add(workspaceId);
    setTimeout(() => waiting.delete(workspaceId), PAUSE_MS).unref();
    await jobs.at(JOB, new Date(clock.now().getTime() + PAUSE_MS), { workspaceId }, `match ${workspaceId}`);
  });
  bus.subscribe('propositions.changed', async ({ workspaceId }) => {
    await jobs.at(JOB, new Date(clock.now().getTime() + AT_ONCE_MS), { workspaceId }, `match ${workspaceId}`);
  });
}

/** Matches a workspace now and tells the pages where anything changed. */
export async function rematch({ database, bus, clock }: Services, workspaceId: string): Promise<void> {
  const call = systemCall(workspaceId, 'matching', clock.now());
  // Outside the transaction: comparing takes a while, and others want to write meanwhile.
  const links = await suggestMatches(database.queries, call);
  const changed = await database.transact(async (queries) =>
    done(await suggestLinks(queries, call, { kind: 'addresses', links })),
  );
  if (changed.ok && changed.value.length > 0)
    bus.publish('matches.changed', workspaceId, { ids: changed.value.slice(0, 50) });
}
