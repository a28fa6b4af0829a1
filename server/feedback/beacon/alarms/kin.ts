import { isWithin, overlap, type Scope } from '../scope.ts';
import type { Alarm, Bond, Severity } from './alarm.ts';
import { graver } from './alarm.ts';
import { type Found, type Subject, scopeOfSubject } from './found.ts';

/** How long after its discovery an alarm gathers what follows. */
export const GROUP_MS = 5 * 60_000;
/** More alarms than this within a minute are a storm; its first one heads those of two minutes. */
export const STORM_ALARMS = 5;
const STORM_MS = 60_000;
const STORM_HEAD_MS = 120_000;

/** An alarm that may head a group: open, of its own, not silenced. */
export type Head = Pick<Alarm, 'direction' | 'cause' | 'discoveredAt' | 'gravest'> & {
  readonly id: string;
  readonly subject: Subject;
  readonly drillId: string | null;
};

/** What looks for its place: an alarm that was found, or one that was located. */
export interface Newcomer {
  readonly subject: Subject;
  readonly direction: 'up' | 'down';
  readonly at: Date;
  readonly drillId: string | null;
  /** Scopes that it was located to; none before. */
  readonly causes: readonly Scope[];
}

export interface Place {
  readonly head: Head;
  readonly bond: Bond;
}

export const newcomerOf = ({ series, reading, discoveredAt, drillId }: Found): Newcomer => ({
  subject: series.subject,
  direction: reading.direction,
  at: discoveredAt,
  drillId,
  causes: [],
});

/**
 * Page first, group after.
 * G1 Only alarms of one drill, or of none, are kin; a member and a silenced alarm head nothing.
 * G2 Parent inhibits child: what lies inside the scopes that an open alarm was located to, in the same direction,
 *    is kept as its member for as long as it burns.
 * G3 Within the grouping window, what is about the same pain, or in the same direction about a scope that overlaps
 *    with the head's (the workspace overlaps with everything in it), follows the head. Once the head was located,
 *    its located scopes count in place of what it watches.
 * G4 A storm: when more than STORM_ALARMS were found within a minute, the rest follow the first of two minutes,
 *    whatever they are about.
 * G5 The oldest head wins; inhibition comes before grouping, kinship before storm.
 * @param heads oldest first
 * @param recent how many alarms were found within the minute before, members included
 */
export function placeOf(newcomer: Newcomer, heads: readonly Head[], recent: number): Place | null {
  const peers = heads.filter(({ drillId }) => drillId === newcomer.drillId);
  const parent = peers.find((head) => inhibits(head, newcomer));
  if (parent) return { head: parent, bond: 'inhibited' };
  const kin = peers.find((head) => isNear(head, newcomer, GROUP_MS) && isKin(head, newcomer));
  if (kin) return { head: kin, bond: 'grouped' };
  if (recent < STORM_ALARMS) return null;
  const first = peers.find((head) => isNear(head, newcomer, STORM_HEAD_MS));
  return first ? { head: first, bond: 'grouped' } : null;
}

/** Whether two moments belong to one storm. */
export const isRecent = (at: Date, now: Date): boolean => Math.abs(now.getTime() - at.getTime()) <= STORM_MS;

export const stormSince = (now: Date): Date => new Date(now.getTime() - STORM_MS);

/** Whether a member must be paged all the same: graver than all that was paged of its group. */
export const outranks = (severity: Severity, head: Pick<Head, 'gravest'>): boolean =>
  graver(severity, head.gravest);

const isNear = ({ discoveredAt }: Head, { at }: Newcomer, within: number): boolean =>
  Math.abs(at.getTime() - discoveredAt.getTime()) <= within;

const causesOf = ({ cause }: Head): Scope[] =>
  cause?.causes.map(({ scope }) => scope).filter((scope) => Object.keys(scope).length > 0) ?? [];

const scopesOf = (subject: Subject, causes: readonly Scope[]): readonly Scope[] => {
  if (causes.length > 0) return causes;
  const own = scopeOfSubject(subject);
  return own === null ? [] : [own];
};

function inhibits(head: Head, newcomer: Newcomer): boolean {
  if (head.direction !== newcomer.direction) return false;
  const inner = scopesOf(newcomer.subject, newcomer.causes);
  const outer = causesOf(head);
  return inner.length > 0 && inner.every((scope) => outer.some((cause) => isWithin(scope, cause)));
}

function isKin(head: Head, newcomer: Newcomer): boolean {
  const [one, other] = [head.subject, newcomer.subject];
  if (one.type === 'pain' && other.type === 'pain' && one.painId === other.painId) return true;
  if (head.direction !== newcomer.direction) return false;
  if (one.type === 'workspace' && other.type === 'pain') return newcomer.causes.length === 0;
  const heads = scopesOf(one, causesOf(head));
  const own = scopesOf(other, newcomer.causes);
  return own.some((scope) => heads.some((wide) => touches(scope, wide)));
}

/** Two scopes touch where they share an attribute and overlap, or where one is everything. */
const touches = (one: Scope, other: Scope): boolean => {
  const names = Object.keys(one);
  if (names.length === 0 || Object.keys(other).length === 0) return true;
  return names.some((name) => Object.hasOwn(other, name)) && overlap(one, other);
};
