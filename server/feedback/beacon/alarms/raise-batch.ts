import { systemCall } from '../../../platform/access/principal.ts';
import { recordChanges } from '../../../platform/audit/record.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { done } from '../../../platform/errors/refusal.ts';
import { newId } from '../../../platform/ids.ts';
import { openSilences, type SilenceRow, silenceOver } from '../silences/active.ts';
import type { Severity } from './alarm.ts';
import type { AlarmHouse, Raised, RaisedType } from './desk.ts';
import { type Found, finite, scopeOfSubject } from './found.ts';
import { type Head, isRecent, newcomerOf, outranks, placeOf } from './kin.ts';
import { raise, reduceAlarm } from './reduce.ts';
import {
  type AlarmRow,
  addSteps,
  burningOf,
  countRecent,
  headsOf,
  insertAlarms,
  lastNumber,
  lockAlarms,
  promoteAlarm,
} from './store.ts';
import { writeRows } from './write-rows.ts';

/** What is known while a batch is placed; grows with each alarm that it raises. */
interface Known {
  /** Open alarms by series, direction and drill. */
  readonly burning: Map<string, AlarmRow>;
  readonly heads: AlarmRow[];
  readonly recent: { drillId: string | null; at: Date }[];
  readonly silences: readonly SilenceRow[];
  number: number;
}

/** What a batch came to, in the order of what was found. */
export interface BatchResult {
  readonly raised: readonly Raised[];
  /** Those that grew graver than all that was paged for them, though nobody raised them anew. */
  readonly graver: readonly AlarmRow[];
}

/** Raises what was found in one workspace in one transaction and some ten statements, however many they are. */
export async function raiseBatch(house: AlarmHouse, batch: readonly Found[]): Promise<BatchResult> {
  const { workspaceId } = batch[0]!;
  const outcome = await house.database.transact(async (queries) => {
    await lockAlarms(queries, workspaceId);
    const placing = new Placing(await readKnown(queries, workspaceId, batch));
    for (const found of batch) placing.place(found);
    await write(queries, house, { workspaceId, placing });
    return done(placing.result());
  });
  if (!outcome.ok) throw new Error(outcome.detail);
  return outcome.value;
}

async function readKnown(queries: Queries, workspaceId: string, batch: readonly Found[]): Promise<Known> {
  const series = [...new Set(batch.map((found) => found.series.id))];
  const first = new Date(Math.min(...batch.map(({ discoveredAt }) => discoveredAt.getTime())));
  const burning = await burningOf(queries, workspaceId, series);
  const heads = await headsOf(queries, workspaceId);
  const byId = new Map(burning.map((row) => [row.id, row]));
  return {
    burning: new Map(burning.map((row) => [keyOf(row), row])),
    heads: heads.map((head) => byId.get(head.id) ?? head),
    recent: await countRecent(queries, workspaceId, first),
    silences: await openSilences(queries, workspaceId),
    number: await lastNumber(queries, workspaceId),
  };
}

const keyOf = (alarm: Pick<AlarmRow, 'seriesId' | 'direction' | 'drillId'>): string =>
  `${alarm.seriesId} ${alarm.direction} ${alarm.drillId}`;

/** Finds each newcomer its place, one after the other, without asking the database again. */
class Placing {
  readonly fresh = new Map<string, AlarmRow>();
  readonly touched = new Map<string, AlarmRow>();
  readonly grown: AlarmRow[] = [];
  readonly promoted = new Map<string, Severity>();
  readonly #known: Known;
  readonly #ids: { type: RaisedType; id: string }[] = [];
  readonly #woken = new Set<string>();

  constructor(known: Known) {
    this.#known = known;
  }

  place(found: Found): void {
    const { series, reading, drillId } = found;
    const old = this.#known.burning.get(
      keyOf({ seriesId: series.id, direction: reading.direction, drillId }),
    );
    if (old) this.#again(old, found);
    else this.#raise(found);
  }

  result(): BatchResult {
    const rowOf = (id: string) => (this.fresh.get(id) ?? this.touched.get(id))!;
    return {
      raised: this.#ids.map(({ type, id }) => ({ type, alarm: rowOf(id) })),
      graver: [...this.#woken].map(rowOf),
    };
  }

  #raise(found: Found): void {
    const { discoveredAt, severity, drillId, series } = found;
    const about = { seriesCode: series.code, scopes: listed(scopeOfSubject(series.subject)) };
    const silence = silenceOver(about, this.#known.silences, discoveredAt);
    const near = this.#known.recent.filter(
      (other) => other.drillId === drillId && isRecent(other.at, discoveredAt),
    );
    const place = silence ? null : placeOf(newcomerOf(found), this.#known.heads, near.length);
    const pages = silence === null && (place === null || outranks(severity, place.head));
    const row = this.#newRow(found, { silenceId: silence?.id ?? null, place });
    if (place && pages) this.#promote(place.head, severity);
    this.fresh.set(row.id, row);
    this.#known.burning.set(keyOf(row), row);
    this.#known.recent.push({ drillId, at: discoveredAt });
    if (!silence && !place) this.#known.heads.push(row);
    this.#ids.push({ type: silence ? 'silenced' : pages ? 'new' : place!.bond, id: row.id });
  }

  #newRow(
    found: Found,
    { silenceId, place }: { silenceId: string | null; place: ReturnType<typeof placeOf> },
  ) {
    const { series, reading, drillId, workspaceId } = found;
    const asleep = { silenceId, parentId: place?.head.id ?? null, bond: place?.bond ?? null };
    return {
      ...raise(found, asleep),
      workspaceId,
      id: newId(),
      number: ++this.#known.number,
      title: series.title,
      seriesId: series.id,
      seriesCode: series.code,
      seriesKind: series.kind,
      seriesTitle: series.title,
      subject: series.subject,
      painId: series.subject.type === 'pain' ? series.subject.painId : null,
      why: reading.why,
      score: finite(reading.score),
      threshold: finite(reading.threshold),
      floorMs: Number.isFinite(reading.floorMs) ? reading.floorMs : null,
      startedAt: new Date(Math.min(reading.startedAt, found.discoveredAt.getTime())),
      drillId,
      version: 1,
    } satisfies AlarmRow;
  }

  #again(old: AlarmRow, { reading, discoveredAt, severity }: Found): void {
    const outcome = reduceAlarm(
      old,
      { type: 'again', at: discoveredAt, ...readingOf(reading), severity },
      { agent: { kind: 'house' }, now: discoveredAt },
    );
    if (!outcome.ok) throw new Error(outcome.detail);
    const grew = outcome.value.severity !== old.severity;
    const row = { ...old, ...outcome.value };
    this.#keep(row);
    this.#ids.push({ type: 'again', id: row.id });
    if (!grew) return;
    this.grown.push(row);
    if (this.#pagesAnew(old, row)) this.#woken.add(row.id);
  }

  #pagesAnew(old: AlarmRow, row: AlarmRow): boolean {
    if (row.silenceId !== null) return false;
    if (row.parentId === null) return row.gravest !== old.gravest;
    const head = this.#known.heads.find(({ id }) => id === row.parentId);
    if (!head || !outranks(row.severity, head)) return false;
    this.#promote(head, row.severity);
    return true;
  }

  /** A head is not held like the rest: only this one column of it is written. */
  #promote({ id }: Pick<Head, 'id'>, gravest: Severity): void {
    const { heads } = this.#known;
    const at = heads.findIndex((one) => one.id === id);
    const head = { ...heads[at]!, gravest };
    heads[at] = head;
    if (this.fresh.has(id) || this.touched.has(id)) this.#keep(head);
    else this.promoted.set(id, gravest);
  }

  /** The row as it now is, wherever this batch knows it from. */
  #keep(row: AlarmRow): void {
    if (this.fresh.has(row.id)) this.fresh.set(row.id, row);
    else this.touched.set(row.id, row);
    const { burning, heads } = this.#known;
    if (burning.has(keyOf(row))) burning.set(keyOf(row), row);
    const at = heads.findIndex(({ id }) => id === row.id);
    if (at >= 0) heads[at] = row;
  }
}

const listed = <T>(one: T | null): T[] => (one === null ? [] : [one]);

const readingOf = ({ rate, expected, lift }: Found['reading']) => ({
  rate: finite(rate),
  expected: finite(expected),
  lift: finite(lift),
});

async function write(
  queries: Queries,
  house: AlarmHouse,
  { workspaceId, placing }: { workspaceId: string; placing: Placing },
): Promise<void> {
  const call = systemCall(workspaceId, 'beacon', house.clock.now());
  const fresh = [...placing.fresh.values()];
  await insertAlarms(queries, fresh);
  await writeRows(queries, workspaceId, [...placing.touched.values()]);
  for (const [id, gravest] of placing.promoted) await promoteAlarm(queries, { workspaceId, id, gravest });
  await addSteps(queries, call, [
    ...fresh.map((row) => ({
      alarmId: row.id,
      action: 'raise',
      at: row.discoveredAt,
      note: null,
      detail: {
        severity: row.severity,
        why: row.why,
        bond: row.bond,
        parentId: row.parentId,
        silenceId: row.silenceId,
      },
    })),
    ...placing.grown.map(({ id, severity }) => ({
      alarmId: id,
      action: 'again',
      note: null,
      detail: { severity },
    })),
  ]);
  await recordChanges(queries, call, [
    ...fresh.map((row) => ({
      action: 'alarm.raised' as const,
      thing: 'alarm',
      thingId: row.id,
      detail: { number: row.number, series: row.seriesCode, severity: row.severity, parentId: row.parentId },
    })),
    ...placing.grown.map(({ id, severity }) => ({
      action: 'alarm.graver' as const,
      thing: 'alarm',
      thingId: id,
      detail: { severity },
    })),
  ]);
}
