import { and, eq, inArray } from 'drizzle-orm';
import type { Call } from '../platform/access/principal.ts';
import { recordChange } from '../platform/audit/record.ts';
import type { Queries } from '../platform/database/database.ts';
import { done, type Outcome, refuse } from '../platform/errors/refusal.ts';
import { newId } from '../platform/ids.ts';
import { type LinkAction, type LinkState, stepLink } from './link.ts';
import { type LinkKind, links, type Thing } from './tables.ts';

/** The two ends of a link and what kind of link it is. */
export interface Ends {
  readonly kind: LinkKind;
  readonly from: { readonly thing: Thing; readonly id: string };
  readonly to: { readonly thing: Thing; readonly id: string };
}

/** What the machine suggests: likeness 0…1 and the words behind it. */
export interface Suggestion extends Ends {
  readonly score: number;
  readonly words: readonly string[];
}

export type Link = typeof links.$inferSelect;

const isPair = (call: Call, ends: Ends) =>
  and(
    eq(links.workspaceId, call.workspaceId),
    eq(links.kind, ends.kind),
    eq(links.fromThing, ends.from.thing),
    eq(links.fromId, ends.from.id),
    eq(links.toThing, ends.to.thing),
    eq(links.toId, ends.to.id),
  );

const isLink = (call: Call, id: string) => and(eq(links.workspaceId, call.workspaceId), eq(links.id, id));

const rowOf = (call: Call, ends: Ends) => ({
  workspaceId: call.workspaceId,
  id: newId(),
  kind: ends.kind,
  fromThing: ends.from.thing,
  fromId: ends.from.id,
  toThing: ends.to.thing,
  toId: ends.to.id,
  proposedAt: call.now,
});

/** Draws a link by hand: accepted at once, whatever the machine or a person made of the pair before. */
export async function drawLink(queries: Queries, call: Call, ends: Ends): Promise<Outcome<Link>> {
  const [old] = await queries.select().from(links).where(isPair(call, ends)).for('update');
  if (old) return decideLink(queries, call, { id: old.id, kind: ends.kind, action: 'draw' });
  const [drawn] = await queries
    .insert(links)
    .values({
      ...rowOf(call, ends),
      state: 'accepted',
      origin: 'person',
      words: [],
      decidedAt: call.now,
      decidedBy: call.actor.id,
    })
    .onConflictDoNothing()
    .returning();
  if (!drawn) return refuse('thing.stale', 'Somebody drew the same link this moment; read it again.');
  await recordChange(queries, call, {
    action: 'link.drawn',
    thing: 'link',
    thingId: drawn.id,
    detail: { ...ends },
  });
  return done(drawn);
}

/** A person's decision on a link; what it leads to is said by `stepLink`. A link that undo removes is given back as `dismissed`. */
export async function decideLink(
  queries: Queries,
  call: Call,
  decision: {
    id: string;
    kind: LinkKind;
    action: Extract<LinkAction, 'draw' | 'accept' | 'dismiss' | 'undo'>;
  },
): Promise<Outcome<Link>> {
  const [old] = await queries
    .select()
    .from(links)
    .where(and(isLink(call, decision.id), eq(links.kind, decision.kind)))
    .for('update');
  if (!old) return refuse('thing.unknown', 'There is no such link here.');
  const step = stepLink(old, decision.action);
  if (step.type === 'unchanged') return done(old);
  if (step.type === 'impossible')
    return refuse('action.impossible', `Nobody has decided this link yet; there is nothing to undo.`);
  await recordChange(queries, call, {
    action: `link.${PAST[decision.action]}`,
    thing: 'link',
    thingId: old.id,
    detail: { before: old.state, after: step.state, from: old.fromId, to: old.toId },
  });
  if (step.state === 'none') {
    await queries.delete(links).where(isLink(call, old.id));
    return done({ ...old, state: 'dismissed' });
  }
  const decided = step.state !== 'proposed';
  const [now] = await queries
    .update(links)
    .set({
      state: step.state,
      decidedAt: decided ? call.now : null,
      decidedBy: decided ? call.actor.id : null,
    })
    .where(isLink(call, old.id))
    .returning();
  return done(now!);
}

const PAST = { draw: 'drawn', accept: 'accepted', dismiss: 'dismissed', undo: 'undone' } as const;

/**
 * Brings the machine's suggestions of one kind up to date: new ones are proposed, waiting ones get their newest
 * score and words, waiting ones that are suggested no longer lapse. Decided links stay as they are.
 * @returns ids of links that came, changed or went
 */
export async function suggestLinks(
  queries: Queries,
  call: Call,
  suggested: { kind: LinkKind; links: readonly Suggestion[] },
): Promise<string[]> {
  const known = await queries
    .select()
    .from(links)
    .where(and(eq(links.workspaceId, call.workspaceId), eq(links.kind, suggested.kind)));
  const byPair = new Map(known.map((link) => [pairOf(link.fromId, link.toId), link]));
  const changed: string[] = [];
  const holds = new Set<string>();
  const fresh: (typeof links.$inferInsert)[] = [];
  for (const suggestion of suggested.links) {
    const pair = pairOf(suggestion.from.id, suggestion.to.id);
    const old = byPair.get(pair);
    holds.add(pair);
    if (stepLink(old ?? { state: 'none', origin: 'machine' }, 'propose').type === 'to') {
      const { score, words } = suggestion;
      fresh.push({
        ...rowOf(call, suggestion),
        state: 'proposed',
        origin: 'machine',
        score,
        words: [...words],
      });
    } else if (old?.state === 'proposed' && differs(old, suggestion)) {
      const { score, words } = suggestion;
      await queries
        .update(links)
        .set({ score, words: [...words] })
        .where(isLink(call, old.id));
      changed.push(old.id);
    }
  }
  const lapsed = known.filter(
    (link) => !holds.has(pairOf(link.fromId, link.toId)) && stepLink(link, 'lapse').type === 'to',
  );
  if (fresh.length > 0) await queries.insert(links).values(fresh).onConflictDoNothing();
  if (lapsed.length > 0) {
    const ids = lapsed.map((link) => link.id);
    await queries.delete(links).where(and(eq(links.workspaceId, call.workspaceId), inArray(links.id, ids)));
  }
  return [...changed, ...fresh.map((link) => link.id), ...lapsed.map((link) => link.id)];
}

const pairOf = (from: string, to: string) => `${from} ${to}`;

const differs = (old: Link, now: Suggestion) =>
  Math.abs((old.score ?? 0) - now.score) > 0.02 || old.words.join(' ') !== now.words.join(' ');

/** Links by their ends and state; at most `limit`, oldest id first. */
export async function listLinks(
  queries: Queries,
  call: Call,
  filter: { kind: LinkKind; fromIds?: readonly string[]; states?: readonly LinkState[] },
): Promise<Link[]> {
  return queries
    .select()
    .from(links)
    .where(
      and(
        eq(links.workspaceId, call.workspaceId),
        eq(links.kind, filter.kind),
        ...(filter.fromIds ? [inArray(links.fromId, [...filter.fromIds])] : []),
        ...(filter.states ? [inArray(links.state, [...filter.states])] : []),
      ),
    )
    .orderBy(links.id);
}
