import { SEVERITIES } from '../alarms/alarm.ts';
import type { PagedAlarm } from '../paging/alarm.ts';
import { type Facts, matchesScope } from '../scope.ts';
import { BUILT_IN, type Ladder, type LadderStep, type Matches } from './ladder.ts';

/** An alarm as ladders judge it. */
export type Judged = Pick<PagedAlarm, 'severity' | 'subject' | 'lift' | 'fellAt'>;

/** The first ladder in order of position that fits; the built-in one where none does. */
export function chooseLadder(ladders: readonly Ladder[], alarm: Judged): Ladder {
  const inOrder = ladders.toSorted((a, b) => a.position - b.position);
  return inOrder.find(({ matches }) => fits(matches, alarm)) ?? BUILT_IN;
}

function fits({ scope, severities, subjects }: Matches, { severity, subject }: Judged): boolean {
  if (severities && !severities.includes(severity)) return false;
  if (subjects && !subjects.includes(subject.type)) return false;
  return !scope || matchesScope(scope, factsOf(subject));
}

const factsOf = (subject: Judged['subject']): Facts =>
  subject.type === 'attribute' ? { [subject.attribute]: subject.value } : {};

/** Why a step is left out for this alarm now, or null. @param working whether it is working time by its calendar */
export function leftOut(
  { onlyIf, hours }: LadderStep,
  alarm: Judged,
  working: (calendarId: string) => boolean,
): 'severity' | 'lift' | 'fallen' | 'hours' | null {
  if (onlyIf?.severity && SEVERITIES.indexOf(alarm.severity) > SEVERITIES.indexOf(onlyIf.severity)) {
    return 'severity';
  }
  if (onlyIf?.minimumLift !== undefined && alarm.lift < onlyIf.minimumLift) return 'lift';
  if (onlyIf?.stillBurning && alarm.fellAt !== null) return 'fallen';
  return hours === 'always' || working(hours) ? null : 'hours';
}
