import { DateTime } from 'luxon';
import type { AlarmRow } from '../alarms/store.ts';
import { legsOf, PROMISE_MS } from '../clock/legs.ts';
import type { ControlView } from '../controls/view.ts';
import type { Scope } from '../scope.ts';
import type { ReviewFacts } from './gather.ts';
import type { ReviewLanguage, ReviewWords } from './review.ts';
import { REPORT_WORDS, type ReportWords } from './words.ts';

/** Voices that a report quotes, and characters of each. */
const QUOTED = 5;
const QUOTE = 160;

/** The draft of a report, in full sentences; what was learnt and what will change is left to people. */
export function writeDraft(facts: ReviewFacts, language: ReviewLanguage): ReviewWords {
  const words = REPORT_WORDS[language];
  return {
    what: what(facts, words),
    where: where(facts.alarm, words),
    who: who(facts, words),
    duration: duration(facts, words),
    tried: tried(facts, words),
    voices: voices(facts, words),
    strategy: strategy(facts, words),
    lessons: '',
    followUp: '',
  };
}

/** What an alarm is about, by its name or by what it counts. */
export function subjectOf({ subject, title }: AlarmRow, words: ReportWords): string {
  if (subject.type === 'workspace') return words.everything;
  return subject.type === 'attribute' ? words.is(subject.attribute, subject.value) : title;
}

function what({ alarm, members }: ReviewFacts, words: ReportWords): string {
  const { why, severity, peakRate, expected } = alarm;
  return paragraph([
    words.what({ subject: subjectOf(alarm, words), why: words.why[why], severity: words.severity[severity] }),
    words.figures({
      peak: brief(peakRate),
      expected: brief(expected),
      lift: brief(expected > 0 ? peakRate / expected : alarm.lift),
      perMinute: alarm.seriesKind === 'count',
    }),
    members > 0 && words.members(members),
    alarm.drillId !== null && words.drill,
  ]);
}

function where({ cause }: AlarmRow, words: ReportWords): string {
  if (cause === null) return words.notLocated;
  if (cause.outside || cause.causes.length === 0) return words.outside;
  return lines(
    cause.causes.map(({ scope, share, lift, actual, expected }) =>
      words.cause({
        scope: sayScope(scope, words),
        share: `${Math.round(share * 100)}%`,
        lift: brief(lift),
        actual: brief(actual),
        expected: brief(expected),
      }),
    ),
  );
}

function who({ owner, steps, timeZone }: ReviewFacts, words: ReportWords): string {
  const done = steps.filter(({ action, actorId }) => action in words.steps && actorId !== 'beacon');
  return lines([
    owner === null ? words.nobody : words.owner(owner),
    ...done.map(({ action, actorName, at, note }) => {
      const step = words.steps[action]!;
      return words.did(actorName, note ? `${step}${words.separator}${note}` : step, clock(at, timeZone));
    }),
  ]);
}

function duration({ alarm, timeZone }: ReviewFacts, words: ReportWords): string {
  const come = Object.keys(words.moments)
    .map((name) => ({ name, at: alarm[name as keyof AlarmRow] as Date | null }))
    .flatMap(({ name, at }) => (at === null ? [] : [{ name, at }]))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  const first = come[0]!.at;
  const { whole } = legsOf(alarm);
  return lines([
    ...come.map(({ name, at }, n) => {
      const after = n === 0 ? '' : words.after(words.span(at.getTime() - first.getTime()));
      return `${clock(at, timeZone)} ${words.moments[name]}${after}`;
    }),
    whole !== undefined && words.whole(words.span(whole), whole <= PROMISE_MS),
  ]);
}

function tried({ controls, timeZone }: ReviewFacts, words: ReportWords): string {
  if (controls.length === 0) return words.noControls;
  const oldestFirst = controls.toSorted((a, b) => a.number - b.number);
  return lines(oldestFirst.map((control) => sayControl(control, timeZone, words)));
}

function sayControl(control: ControlView, timeZone: string, words: ReportWords): string {
  const { number, scope, deployedAt, enforced, points, hits, state } = control;
  const action = words.actions[control.action.type];
  const parts = [
    control.title ?? words.control({ number, action, scope: sayScope(scope, words) }),
    deployedAt && words.enforced(clock(new Date(deployedAt), timeZone), enforced, points),
    words.hits(hits.toLocaleString('en-US')),
    words.ended(words.controlStates[state] ?? state),
  ];
  return parts.filter(Boolean).join(words.separator);
}

function voices({ voices: all }: ReviewFacts, words: ReportWords): string {
  if (all.length === 0) return words.noVoices;
  return lines(
    all.slice(0, QUOTED).map(({ text, channel }) => {
      const flat = [...text.replaceAll(/\s+/g, ' ').trim()];
      return words.quote(flat.length > QUOTE ? `${flat.slice(0, QUOTE).join('')}…` : flat.join(''), channel);
    }),
  );
}

function strategy({ pain, propositions, bells }: ReviewFacts, words: ReportWords): string {
  if (pain === null) return words.noPain;
  return lines([
    words.pain(pain.title),
    ...(propositions.length === 0
      ? [words.blindSpot]
      : propositions.map(({ number, title }) => words.proposition(number, title))),
    ...bells.map(({ number, title }) => words.bell(number, title)),
  ]);
}

function sayScope(scope: Scope, words: ReportWords): string {
  const parts = Object.entries(scope).map(([name, values]) => words.is(name, values.join(words.or)));
  return parts.length === 0 ? words.everything : parts.join(words.and);
}

const clock = (at: Date, zone: string): string => DateTime.fromJSDate(at, { zone }).toFormat('HH:mm:ss');

/** Two digits where a figure is small, none behind the point where it is large. */
const brief = (value: number): string =>
  Math.abs(value) >= 100 ? Math.round(value).toString() : Number(value.toPrecision(2)).toString();

const lines = (all: readonly (string | false)[]): string => all.filter(Boolean).join('\n');
const paragraph = (all: readonly (string | false)[]): string => all.filter(Boolean).join(' ');
