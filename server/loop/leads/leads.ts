import { sql } from 'drizzle-orm';
import { findAlarm } from '../../feedback/beacon/alarms/index.ts';
import { decideLink, drawLink, type Link, listLinks } from '../../links/index.ts';
import type { Call } from '../../platform/access/principal.ts';
import type { Queries } from '../../platform/database/database.ts';
import { done, type Outcome, refuse } from '../../platform/errors/refusal.ts';

/** What may be changed because of an alarm. */
export const LED_TO = ['bell', 'adjustment', 'proposition'] as const;
export type LedTo = (typeof LED_TO)[number];

/** Something that an alarm is linked with, by the words that people know it by. */
export interface Lead {
  readonly id: string;
  /** `concerns`: what its review is about; `leads`: what is changed because of it. */
  readonly kind: 'concerns' | 'leads';
  readonly thing: 'pain' | LedTo;
  readonly thingId: string;
  readonly number: number | null;
  readonly title: string;
  readonly state: string | null;
}

type Named = Pick<Lead, 'thing' | 'thingId' | 'number' | 'title' | 'state'>;

/** What an alarm is about, and what it led to. */
export async function leadsOf(queries: Queries, call: Call, alarmId: string): Promise<Outcome<Lead[]>> {
  const alarm = await findAlarm(queries, { workspaceId: call.workspaceId, id: alarmId });
  if (!alarm) return refuse('thing.unknown', 'There is no such alarm.', 'id');
  const of = { fromIds: [alarmId], states: ['accepted'] } as const;
  const links = [
    ...(await listLinks(queries, call, { kind: 'concerns', ...of })),
    ...(await listLinks(queries, call, { kind: 'leads', ...of })),
  ];
  const named = await describe(
    queries,
    call,
    links.map(({ toId }) => toId),
  );
  return done(links.flatMap((link) => leadOf(link, named)));
}

function leadOf(link: Link, named: readonly Named[]): Lead[] {
  const to = named.find(({ thing, thingId }) => thing === link.toThing && thingId === link.toId);
  return to ? [{ id: link.id, kind: link.kind as Lead['kind'], ...to }] : [];
}

/** Links an alarm with what is changed because of it: a bell that was rung, an adjustment, a proposition. */
export async function addLead(
  queries: Queries,
  call: Call,
  { alarmId, thing, id }: { alarmId: string; thing: LedTo; id: string },
): Promise<Outcome<Link>> {
  const alarm = await findAlarm(queries, { workspaceId: call.workspaceId, id: alarmId });
  if (!alarm) return refuse('thing.unknown', 'There is no such alarm.', 'id');
  const known = await describe(queries, call, [id]);
  if (!known.some((one) => one.thing === thing))
    return refuse('thing.unknown', `There is no such ${thing}.`, 'body/thingId');
  return drawLink(queries, call, { kind: 'leads', from: { thing: 'alarm', id: alarmId }, to: { thing, id } });
}

/** Takes such a link back. */
export async function dropLead(
  queries: Queries,
  call: Call,
  { alarmId, linkId }: { alarmId: string; linkId: string },
): Promise<Outcome<Link>> {
  const links = await listLinks(queries, call, { kind: 'leads', fromIds: [alarmId] });
  if (!links.some(({ id }) => id === linkId))
    return refuse('thing.unknown', 'There is no such link.', 'linkId');
  return decideLink(queries, call, { id: linkId, kind: 'leads', action: 'undo' });
}

async function describe(queries: Queries, { workspaceId }: Call, ids: readonly string[]): Promise<Named[]> {
  if (ids.length === 0) return [];
  const among = sql`any(${sql.param([...ids])}::uuid[])`;
  const { rows } = await queries.execute<Record<string, unknown> & Named>(sql`
    select 'pain' as thing, id as "thingId", null::int as number, title, null as state
    from pains where workspace_id = ${workspaceId} and id = ${among}
    union all
    select 'bell', id, number, title, state from bells where workspace_id = ${workspaceId} and id = ${among}
    union all
    select 'adjustment', id, number, proposed ->> 'title', state
    from adjustments where workspace_id = ${workspaceId} and id = ${among}
    union all
    select 'proposition', p.id, p.number, v.title, null from propositions p
    join proposition_versions v on v.workspace_id = p.workspace_id and v.proposition_id = p.id
      and v.version_number = p.version_number
    where p.workspace_id = ${workspaceId} and p.id = ${among}
    order by 1, 3`);
  return rows;
}
