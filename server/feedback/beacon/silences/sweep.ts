import { and, eq, inArray, isNotNull, isNull, lte } from 'drizzle-orm';
import { systemCall } from '../../../platform/access/principal.ts';
import { actOnAlarm } from '../alarms/act.ts';
import type { AlarmAction } from '../alarms/action.ts';
import type { AlarmHouse } from '../alarms/desk.ts';
import { scopeOfSubject } from '../alarms/found.ts';
import { type AlarmRow, headsOf } from '../alarms/store.ts';
import { alarms } from '../alarms/tables.ts';
import { type SilenceRow, silencesAlarm } from './active.ts';
import './events.ts';
import { silences } from './tables.ts';

/** The kind of job that begins and ends silences. */
export const SWEEP = 'beacon.silences';

/**
 * Begins every silence whose time has come, and ends every one whose time is over, each once: what burns and nobody
 * has in hand yet is silenced; what still burns at the end wakes and pages.
 */
export async function sweepSilences(house: AlarmHouse): Promise<void> {
  const now = house.clock.now();
  const { queries } = house.database;
  const begin = and(lte(silences.startsAt, now), isNull(silences.begunAt), isNull(silences.endedAt));
  for (const silence of await queries.select().from(silences).where(begin))
    await beginSilence(house, silence);
  const end = and(lte(silences.endsAt, now), isNull(silences.endedAt));
  for (const silence of await queries.select().from(silences).where(end)) await endSilence(house, silence);
}

/** Silences what burns already and is within it; what somebody has in hand pages nobody anyway. */
async function beginSilence(house: AlarmHouse, silence: SilenceRow): Promise<void> {
  const { queries } = house.database;
  for (const row of await headsOf(queries, silence.workspaceId)) {
    if (row.state !== 'raised' || !silencesAlarm(silence, about(row))) continue;
    await step(house, row, { type: 'silence', silenceId: silence.id });
  }
  await queries.update(silences).set({ begunAt: house.clock.now() }).where(isSilence(silence));
  house.bus.publish('silences.changed', silence.workspaceId, { silenceId: silence.id });
}

/** Ends a silence that is over, and wakes what it kept quiet. */
export async function endSilence(house: AlarmHouse, silence: SilenceRow): Promise<void> {
  const { queries } = house.database;
  // First ended, then woken: what is found in between pages for itself.
  await queries.update(silences).set({ endedAt: house.clock.now() }).where(isSilence(silence));
  const kept = await queries
    .select()
    .from(alarms)
    .where(
      and(
        eq(alarms.workspaceId, silence.workspaceId),
        isNotNull(alarms.silenceId),
        eq(alarms.silenceId, silence.id),
        inArray(alarms.state, ['raised', 'acknowledged', 'contained']),
      ),
    )
    .orderBy(alarms.number);
  for (const row of kept) await step(house, row, { type: 'wake' });
  house.bus.publish('silences.changed', silence.workspaceId, { silenceId: silence.id });
}

/** Refused where it was closed meanwhile; then nothing is left to do. */
async function step(house: AlarmHouse, row: AlarmRow, action: AlarmAction): Promise<void> {
  const call = systemCall(row.workspaceId, 'beacon', house.clock.now());
  await actOnAlarm(house, call, { id: row.id, agent: { kind: 'house' }, action: async () => action });
}

const isSilence = ({ workspaceId, id }: SilenceRow) =>
  and(eq(silences.workspaceId, workspaceId), eq(silences.id, id));

/** What an alarm is about: where it was located to, or else what it watches. */
function about({ seriesCode, cause, subject }: AlarmRow) {
  const located = cause?.causes.map(({ scope }) => scope) ?? [];
  const own = scopeOfSubject(subject);
  return { seriesCode, scopes: located.length > 0 ? located : own === null ? [] : [own] };
}
