import type { Located } from '@gongjian/engines/locate';
import type { AlarmRow } from '../alarms/store.ts';
import { matchesScope, type Scope } from '../scope.ts';
import type { Mind } from '../watching/mind.ts';
import type { WatchedVoice } from '../watching/voice.ts';
import type { Watched } from '../watching/watched.ts';
import type { Leaves } from './leaf-counts.ts';
import { locateAlarm } from './locate-alarm.ts';

/** What is expected changes slowly; it is asked for in such steps. */
const STEP = 10 * 60_000;
/** Detectors compare whole bins, so an alarm within its first one is compared with all of it. */
const LEAST_SPAN = 10_000;
/** Counts of all voices that a pain's own history is eked out with. */
const BORROWED = 50;

type Placed = Pick<AlarmRow, 'subject' | 'direction' | 'startedAt' | 'seriesId'>;

/** Where nothing is known of the voices: nothing explains it. */
export const NOWHERE: Located = { causes: [], explained: 0, outside: true, alternatives: [], leaves: 0 };

/** Locates an alarm from the voices that are remembered. @param extra voices of a drill, which nobody else sees */
export function placeOf(
  mind: Mind,
  alarm: Placed,
  { now, extra = [] }: { now: number; extra?: readonly WatchedVoice[] },
): Located {
  const watched = mind.book.byId.get(alarm.seriesId);
  if (!watched) return NOWHERE;
  const { recent } = mind;
  const since = Math.max(alarm.startedAt.getTime(), recent.oldest?.receivedAt ?? now);
  const heard = (wanted: (voice: WatchedVoice) => boolean) => [
    ...recent.since(since, wanted),
    ...extra.filter((voice) => voice.countedAt >= since && wanted(voice)),
  ];
  const span = Math.max(now - since, LEAST_SPAN);
  const expected = expectedOf(watched, since, since + span);
  const whole = mind.book.whole ? expectedOf(mind.book.whole, since, since + span) : 0;
  return locateAlarm({
    subject: alarm.subject,
    direction: alarm.direction,
    voices: heard((voice) => isAbout(alarm, voice)).map(({ facts }) => facts),
    expected,
    usual: usualOf(mind, alarm, now),
    others: {
      expected: Math.max(0, whole - expected),
      usual: () => usualOfOthers(mind, alarm, now),
      count: (scope) => heard((voice) => !isAbout(alarm, voice) && matchesScope(scope, voice.facts)).length,
    },
  });
}

/** Most of an alarm's voices lie within those causes, so it is the same incident seen from another side. */
const SAME = 0.5;

/** Whether most of what an alarm counts lies within those scopes. */
export function isWithinScopes(mind: Mind, alarm: Placed, scopes: readonly Scope[]): boolean {
  const own = mind.recent.since(alarm.startedAt.getTime(), (voice) => isAbout(alarm, voice));
  const within = own.filter(({ facts }) => scopes.some((scope) => matchesScope(scope, facts)));
  return own.length > 0 && within.length >= own.length * SAME;
}

/** Whether a voice counts in the alarm's series. */
export function isAbout({ subject }: Pick<Placed, 'subject'>, { facts, pains }: WatchedVoice): boolean {
  switch (subject.type) {
    case 'workspace':
      return true;
    case 'attribute':
      return facts[subject.attribute] === subject.value;
    case 'pain':
      return pains.includes(subject.painId);
    case 'metric':
      return false;
  }
}

/** How many voices a series expected from … to. */
function expectedOf({ detector }: Watched, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at += STEP) {
    const until = Math.min(to, at + STEP);
    sum += detector.expect((at + until) / 2).perMinute * ((until - at) / 60_000);
  }
  return sum;
}

function usualOf({ leaves }: Mind, { subject }: Placed, now: number): Leaves {
  if (subject.type === 'attribute') {
    const column = leaves.attributes.indexOf(subject.attribute);
    return leaves.usual(now, column < 0 ? {} : { wanted: (row) => row[column] === subject.value });
  }
  const usual = leaves.usual(now);
  if (subject.type !== 'pain') return usual;
  const own = leaves.usual(now, { painId: subject.painId });
  const all = usual.counts.reduce((sum, count) => sum + count, 0);
  const share = BORROWED / Math.max(all, 1);
  return {
    attributes: usual.attributes,
    values: [...own.values, ...usual.values],
    counts: [...own.counts, ...usual.counts.map((count) => count * share)],
  };
}

/** Nothing where leaves do not know the attribute. */
function usualOfOthers({ leaves }: Mind, { subject }: Placed, now: number): Leaves {
  const column = subject.type === 'attribute' ? leaves.attributes.indexOf(subject.attribute) : -1;
  if (subject.type !== 'attribute' || column < 0)
    return { attributes: leaves.attributes, values: [], counts: [] };
  return leaves.usual(now, { wanted: (row) => row[column] !== subject.value });
}
