import { sql } from 'drizzle-orm';
import { drawLink, type Link, listLinks } from '../../links/index.ts';
import type { Call } from '../../platform/access/principal.ts';
import type { Queries } from '../../platform/database/database.ts';
import { done, type Outcome, refuse } from '../../platform/errors/refusal.ts';
import { windowStart } from '../pains/figures.ts';

/** What an adjustment may rest on. */
type EvidenceThing = 'voice' | 'pain' | 'bell';

export interface EvidenceAsked {
  readonly voiceIds: readonly string[];
  readonly painIds: readonly string[];
  readonly bellIds: readonly string[];
}

/** A piece of evidence by the words that people know it by. */
export interface Evidence {
  readonly thing: EvidenceThing;
  readonly id: string;
  /** The voice's text (at most 300 characters), the pain's or the bell's title. */
  readonly title: string;
  /** What people say: bell 17. */
  readonly number: number | null;
  /** When it was said, first heard, or rung. */
  readonly at: string;
  /** Voices of the last 28 days, for a pain. */
  readonly voices: number | null;
  /** State of a bell. */
  readonly state: string | null;
}

const SHOWN = 300;

/** Links the evidence to an adjustment; refuses where a piece is not of this workspace. */
export async function linkEvidence(
  queries: Queries,
  call: Call,
  { adjustmentId, asked }: { adjustmentId: string; asked: EvidenceAsked },
): Promise<Outcome<null>> {
  const pieces = [
    ...asked.voiceIds.map((id) => ({ thing: 'voice' as const, id })),
    ...asked.painIds.map((id) => ({ thing: 'pain' as const, id })),
    ...asked.bellIds.map((id) => ({ thing: 'bell' as const, id })),
  ];
  const found = await describe(queries, call, asked);
  const known = new Set(found.map(({ thing, id }) => `${thing} ${id}`));
  const missing = pieces.find(({ thing, id }) => !known.has(`${thing} ${id}`));
  if (missing) {
    return refuse(
      'thing.unknown',
      `There is no ${missing.thing} ${missing.id}.`,
      `body/evidence/${missing.thing}Ids`,
    );
  }
  for (const to of pieces) {
    const from = { thing: 'adjustment', id: adjustmentId } as const;
    const drawn = await drawLink(queries, call, { kind: 'evidence', from, to });
    if (!drawn.ok) return drawn;
  }
  return done(null);
}

/** The evidence of some adjustments: adjustment id → its links. */
export async function evidenceLinks(
  queries: Queries,
  call: Call,
  adjustmentIds: readonly string[],
): Promise<Map<string, Link[]>> {
  if (adjustmentIds.length === 0) return new Map();
  const links = await listLinks(queries, call, {
    kind: 'evidence',
    fromIds: adjustmentIds,
    states: ['accepted'],
  });
  return Map.groupBy(links, (link) => link.fromId);
}

export async function describeEvidence(
  queries: Queries,
  call: Call,
  links: readonly Link[],
): Promise<Evidence[]> {
  const idsOf = (thing: string) => links.filter((link) => link.toThing === thing).map((link) => link.toId);
  return describe(queries, call, {
    voiceIds: idsOf('voice'),
    painIds: idsOf('pain'),
    bellIds: idsOf('bell'),
  });
}

async function describe(queries: Queries, call: Call, asked: EvidenceAsked): Promise<Evidence[]> {
  const { workspaceId } = call;
  const ids = (list: readonly string[]) => sql`any(${sql.param([...list])}::uuid[])`;
  const { rows } = await queries.execute<Record<string, unknown> & Evidence & { at: string | Date }>(sql`
    select 'voice' as thing, id, left(text, ${SHOWN}) as title, null::int as number, occurred_at as at,
      null::int as voices, null as state
    from voices where workspace_id = ${workspaceId} and id = ${ids(asked.voiceIds)}
    union all
    select 'pain', p.id, p.title, null, p.first_voice_at,
      (select coalesce(sum(d.voices), 0)::int from pains part
        join pain_days d on d.workspace_id = part.workspace_id and d.pain_id = part.id
        where part.workspace_id = p.workspace_id and part.resolved_id = p.resolved_id
          and d.day >= ${windowStart(call.now)}), null
    from pains p where p.workspace_id = ${workspaceId} and p.id = ${ids(asked.painIds)}
    union all
    select 'bell', id, title, number, rung_at, null, state
    from bells where workspace_id = ${workspaceId} and id = ${ids(asked.bellIds)}
    order by 1, 5`);
  return rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
}
