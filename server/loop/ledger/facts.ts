import { sql } from 'drizzle-orm';
import type { Link } from '../../links/index.ts';
import type { Call } from '../../platform/access/principal.ts';
import type { Queries } from '../../platform/database/database.ts';
import type { Adjustment } from '../../seeing/adjustments/index.ts';
import { evidenceLinks } from '../adjusting/index.ts';
import { painCourses, resolvePains } from '../pains/figures.ts';
import { fallAfter } from './fall.ts';
import { earliest, type Reached } from './turn.ts';

const DAY = 86_400_000;
/** How far before the change the worst week is looked for. */
const LOOK_BACK_DAYS = 180;

interface Bell {
  readonly id: string;
  readonly painId: string | null;
  readonly rungAt: Date;
  readonly changedAt: Date | null;
  readonly verifiedAt: Date | null;
}

/** What the house knows of the evidence, by id, read in a few queries for all adjustments at once. */
interface Known {
  /** When each voice was said; each pain (that stands) first heard; each bell's earliest voice. */
  readonly said: ReadonlyMap<string, Date>;
  readonly bells: readonly Bell[];
  readonly resolved: ReadonlyMap<string, string>;
}

/** A turn whose fall is not known yet: it is read from the course of its pains where no bell was verified. */
interface Unfallen {
  readonly reached: Reached;
  readonly painIds: readonly string[];
}

/**
 * When each adjustment's loop reached its milestones.
 * @param wish `falls`: also read from the voices where no bell was verified, which takes the longest
 */
export async function reachedOf(
  queries: Queries,
  call: Call,
  { adjustments, falls }: { adjustments: readonly Adjustment[]; falls: boolean },
): Promise<Reached[]> {
  const ids = adjustments.map((adjustment) => adjustment.id);
  const evidence = await evidenceLinks(queries, call, ids);
  const known = await readKnown(queries, call, [...evidence.values()].flat());
  const turns = adjustments.map((adjustment) =>
    reach(adjustment.decidedAt!, evidence.get(adjustment.id) ?? [], known),
  );
  return falls ? withFalls(queries, call, turns) : turns.map(({ reached }) => reached);
}

function reach(adjusted: Date, links: readonly Link[], known: Known): Unfallen {
  const standing = (painId: string) => known.resolved.get(painId) ?? painId;
  const idsOf = (thing: string) => links.filter((link) => link.toThing === thing).map((link) => link.toId);
  const [named, linked] = [new Set(idsOf('bell')), new Set(idsOf('pain').map(standing))];
  const bells = known.bells.filter(
    ({ id, painId, rungAt }) =>
      named.has(id) || (painId !== null && linked.has(standing(painId)) && rungAt <= adjusted),
  );
  const painIds = new Set([...linked, ...bells.flatMap(({ painId }) => (painId ? [standing(painId)] : []))]);
  const spoken = [...idsOf('voice'), ...painIds, ...bells.map(({ id }) => id)];
  const reached = {
    voice: earliest(spoken.map((id) => known.said.get(id) ?? null)),
    bell: earliest(bells.map(({ rungAt }) => rungAt)),
    change: earliest(bells.map(({ changedAt }) => changedAt)),
    fall: earliest(bells.map(({ verifiedAt }) => verifiedAt)),
    adjusted,
  };
  return { reached, painIds: [...painIds] };
}

const dayNumber = (at: Date) => Math.floor(at.getTime() / DAY);

/** Finds the falls that no bell verified in the voices a day of the pains, read at once for all turns. */
async function withFalls(queries: Queries, call: Call, turns: readonly Unfallen[]): Promise<Reached[]> {
  const open = turns.filter(({ reached }) => reached.change && !reached.fall);
  if (open.length === 0) return turns.map(({ reached }) => reached);
  const first = Math.min(...open.map(({ reached }) => dayNumber(reached.change!))) - LOOK_BACK_DAYS;
  const courses = await painCourses(queries, call, {
    painIds: [...new Set(open.flatMap(({ painIds }) => painIds))],
    since: new Date(first * DAY).toISOString().slice(0, 10),
  });
  return turns.map(({ reached, painIds }) => {
    if (!reached.change || reached.fall) return reached;
    const start = dayNumber(reached.change) - LOOK_BACK_DAYS - first;
    // Today is not over, so it is left out.
    const days = dayNumber(call.now) - first;
    const perDay = Array.from({ length: Math.max(0, days - start) }, (_, n) =>
      painIds.reduce((sum, painId) => sum + (courses.get(painId)?.[start + n] ?? 0), 0),
    );
    const fell = fallAfter(perDay, LOOK_BACK_DAYS);
    return fell === null ? reached : { ...reached, fall: new Date((first + start + fell + 1) * DAY) };
  });
}

async function readKnown(queries: Queries, call: Call, links: readonly Link[]): Promise<Known> {
  const idsOf = (thing: string) => links.filter((link) => link.toThing === thing).map((link) => link.toId);
  const named = await resolvePains(queries, call, idsOf('pain'));
  const bells = await readBells(queries, call, { ids: idsOf('bell'), painIds: [...new Set(named.values())] });
  const rungOn = bells.flatMap(({ painId }) => (painId ? [painId] : []));
  const resolved = new Map([...named, ...(await resolvePains(queries, call, rungOn))]);
  const said = await readSaid(queries, call, {
    voiceIds: idsOf('voice'),
    painIds: [...new Set(resolved.values())],
    bellIds: bells.map(({ id }) => id),
  });
  return { said, bells, resolved };
}

const anyOf = (ids: readonly string[]) => sql`any(${sql.param([...ids])}::uuid[])`;

async function readBells(
  queries: Queries,
  call: Call,
  asked: { ids: readonly string[]; painIds: readonly string[] },
): Promise<Bell[]> {
  const { rows } = await queries.execute<Record<string, string | null>>(sql`
    select id, pain_id, rung_at, changed_at, verified_at from bells
    where workspace_id = ${call.workspaceId} and (id = ${anyOf(asked.ids)} or pain_id in (
      select id from pains where workspace_id = ${call.workspaceId} and resolved_id = ${anyOf(asked.painIds)}))`);
  const date = (at: string | null | undefined) => (at ? new Date(at) : null);
  return rows.map((row) => ({
    id: row.id!,
    painId: row.pain_id ?? null,
    rungAt: new Date(row.rung_at!),
    changedAt: date(row.changed_at),
    verifiedAt: date(row.verified_at),
  }));
}

async function readSaid(
  queries: Queries,
  call: Call,
  asked: { voiceIds: readonly string[]; painIds: readonly string[]; bellIds: readonly string[] },
): Promise<Map<string, Date>> {
  const { workspaceId } = call;
  const { rows } = await queries.execute<{ id: string; at: string | Date }>(sql`
    select id, occurred_at as at from voices where workspace_id = ${workspaceId} and id = ${anyOf(asked.voiceIds)}
    union all
    select resolved_id, min(first_voice_at) from pains
    where workspace_id = ${workspaceId} and resolved_id = ${anyOf(asked.painIds)} group by resolved_id
    union all
    select b.bell_id, min(v.occurred_at) from bell_voices b
    join voices v on v.workspace_id = b.workspace_id and v.id = b.voice_id
    where b.workspace_id = ${workspaceId} and b.bell_id = ${anyOf(asked.bellIds)} group by b.bell_id`);
  return new Map(rows.map(({ id, at }) => [id, new Date(at)]));
}
