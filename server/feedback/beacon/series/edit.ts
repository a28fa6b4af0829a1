import { and, eq } from 'drizzle-orm';
import type { Call } from '../../../platform/access/principal.ts';
import { recordChange } from '../../../platform/audit/record.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { done, type Outcome, refuse } from '../../../platform/errors/refusal.ts';
import { newId } from '../../../platform/ids.ts';
import { findSeries, type SeriesRow } from './series-store.ts';
import type { SeriesBody, SeriesEdit } from './shapes.ts';
import { beaconSeries } from './tables.ts';

/** Declares a series whose points are pushed. */
export async function declareSeries(
  queries: Queries,
  call: Call,
  body: SeriesBody,
): Promise<Outcome<SeriesRow>> {
  const { workspaceId, now } = call;
  const [row] = await queries
    .insert(beaconSeries)
    .values({
      ...body,
      unit: body.unit ?? null,
      missingAfterMinutes: body.missingAfterMinutes ?? null,
      workspaceId,
      id: newId(),
      subject: { type: 'metric' },
      bornAt: now,
    })
    .onConflictDoNothing()
    .returning();
  if (!row) return refuse('thing.exists', 'There is a series of this code.', '/code');
  await recordChange(queries, call, {
    action: 'series.declared',
    thing: 'series',
    thingId: row.id,
    detail: { code: row.code, kind: row.kind },
  });
  return done(row);
}

/** Changes how a series is watched. */
export async function editSeries(
  queries: Queries,
  call: Call,
  { code, edit }: { code: string; edit: SeriesEdit },
): Promise<Outcome<SeriesRow>> {
  const { workspaceId } = call;
  const before = await findSeries(queries, workspaceId, code);
  if (!before) return refuse('thing.unknown', 'There is no such series.', 'code');
  const { version, ...changed } = edit;
  if (version !== before.version) {
    return refuse('thing.stale', `The series is at version ${before.version}.`, '/version');
  }
  if (before.subject.type !== 'metric' && (changed.missingAfterMinutes ?? null) !== null) {
    return refuse('request.invalid', 'Only a pushed series can be missing.', '/missingAfterMinutes');
  }
  const [row] = await queries
    .update(beaconSeries)
    .set({ ...changed, version: version + 1 })
    .where(
      and(
        eq(beaconSeries.workspaceId, workspaceId),
        eq(beaconSeries.id, before.id),
        eq(beaconSeries.version, version),
      ),
    )
    .returning();
  if (!row) return refuse('thing.stale', 'Somebody changed it meanwhile.', '/version');
  await recordChange(queries, call, {
    action: 'series.changed',
    thing: 'series',
    thingId: row.id,
    detail: { code: row.code, ...changed },
  });
  return done(row);
}
