import { type Link, listLinks } from '../../links/index.ts';
import type { Call } from '../../platform/access/principal.ts';
import type { Queries } from '../../platform/database/database.ts';
import { listPropositions, type Proposition } from '../../strategy/propositions/index.ts';
import {
  type PainFigures,
  painChannels,
  painCourses,
  painFigures,
  resolvePains,
  windowStart,
} from '../pains/figures.ts';
import { type Addressed, blindSpots, type Support, supportOf } from './coverage.ts';

const MOST = 1000;

/** Pains, live propositions and their matches, read once for all that is made of them. */
export interface Survey {
  readonly pains: readonly PainFigures[];
  readonly propositions: readonly Proposition[];
  readonly accepted: readonly Addressed[];
  /** Suggestions that wait for a person, the likest first. */
  readonly waiting: readonly (Addressed & { readonly matchId: string; readonly score: number })[];
}

export interface BlindSpot {
  readonly pain: PainFigures;
  /** Voices a day over the window, oldest first. */
  readonly course: readonly number[];
  readonly channels: readonly string[];
  /** The likest suggestion that waits for a person. */
  readonly waiting: { matchId: string; score: number; proposition: Proposition } | null;
}

export async function survey(queries: Queries, call: Call): Promise<Survey> {
  const pains = await painFigures(queries, call);
  const propositions = await listPropositions(queries, call, { state: 'live', limit: MOST });
  const links = await listLinks(queries, call, { kind: 'addresses', states: ['accepted', 'proposed'] });
  const resolved = await resolvePains(
    queries,
    call,
    links.map((link) => link.toId),
  );
  const ends = (link: Link): Addressed => ({
    propositionId: link.fromId,
    painId: resolved.get(link.toId) ?? link.toId,
  });
  return {
    pains,
    propositions,
    accepted: links.filter((link) => link.state === 'accepted').map(ends),
    waiting: links
      .filter((link) => link.state === 'proposed')
      .map((link) => ({ ...ends(link), matchId: link.id, score: link.score ?? 0 }))
      .sort((a, b) => b.score - a.score),
  };
}

/** The largest blind spots with their course and channels. */
export async function describeBlindSpots(
  queries: Queries,
  call: Call,
  { from, limit }: { from: Survey; limit: number },
): Promise<{ total: number; spots: BlindSpot[] }> {
  const all = blindSpots(from.pains, from.propositions, from.accepted);
  const shown = all.slice(0, limit);
  const painIds = shown.map(({ painId }) => painId);
  const courses = await painCourses(queries, call, { painIds, since: windowStart(call.now) });
  const channels = await painChannels(queries, call, painIds);
  const live = new Map(from.propositions.map((proposition) => [proposition.id, proposition]));
  const spots = shown.map((pain) => {
    const best = from.waiting.find((match) => match.painId === pain.painId && live.has(match.propositionId));
    return {
      pain,
      course: courses.get(pain.painId) ?? [],
      channels: channels.get(pain.painId) ?? [],
      waiting: best
        ? { matchId: best.matchId, score: best.score, proposition: live.get(best.propositionId)! }
        : null,
    };
  });
  return { total: all.length, spots };
}

export interface DeadClause extends Support {
  readonly proposition: Proposition;
}

/** Support of every live proposition, and those that are dead, the quietest first. */
export function describeSupport(from: Survey, now: Date): { supported: number; dead: DeadClause[] } {
  const support = supportOf(from.propositions, { ...from, now });
  const dead = support.flatMap((each, n) =>
    each.verdict === 'dead' ? [{ ...each, proposition: from.propositions[n]! }] : [],
  );
  return {
    supported: support.filter(({ verdict }) => verdict === 'supported').length,
    dead: dead.sort((a, b) => a.voicesPerWeek - b.voicesPerWeek),
  };
}
