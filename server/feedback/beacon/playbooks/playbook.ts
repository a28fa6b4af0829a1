import type { AlarmRow } from '../alarms/store.ts';
import { isWithin, type Scope } from '../scope.ts';

export const SUBJECTS = ['workspace', 'attribute', 'pain', 'metric'] as const;
export type SubjectType = (typeof SUBJECTS)[number];
export const SEVERITIES = ['critical', 'major', 'minor'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Which alarms a playbook is for; every part that is given must fit. */
export interface Matches {
  readonly subjects?: readonly SubjectType[];
  readonly severities?: readonly Severity[];
  /** The located cause must lie within it. */
  readonly scope?: Scope;
  /** Rate over what was expected. */
  readonly minimumLift?: number;
}

/** An alarm as playbooks need to know it. */
export interface Burning {
  readonly workspaceId: string;
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly severity: Severity;
  readonly subject: SubjectType;
  readonly lift: number;
  /** Scopes of the located causes, largest first; empty: nothing explains it. */
  readonly causes: readonly Scope[];
  readonly drillId: string | null;
}

/** What playbooks need of an alarm; one that nothing explains is answered where it was seen. */
export function burningOf(alarm: AlarmRow): Burning {
  const { subject, cause } = alarm;
  const seen: Scope[] = subject.type === 'attribute' ? [{ [subject.attribute]: [subject.value] }] : [];
  const located = (cause?.causes ?? []).map(({ scope }) => scope);
  const { workspaceId, id, number, title, severity, lift, drillId } = alarm;
  const causes = located.length > 0 ? located : seen;
  return { workspaceId, id, number, title, severity, subject: subject.type, lift, causes, drillId };
}

/** Causes that one run answers. */
const MOST_CAUSES = 3;

/** The causes of the alarm that the playbook answers; null: it is not for this alarm. */
export function answers(matches: Matches, alarm: Burning): readonly Scope[] | null {
  if (matches.subjects && !matches.subjects.includes(alarm.subject)) return null;
  if (matches.severities && !matches.severities.includes(alarm.severity)) return null;
  if (matches.minimumLift !== undefined && alarm.lift < matches.minimumLift) return null;
  const causes = alarm.causes.length > 0 ? alarm.causes : [{}];
  const { scope } = matches;
  const fitting = scope ? causes.filter((cause) => isWithin(cause, scope)) : causes;
  return fitting.length === 0 ? null : fitting.slice(0, MOST_CAUSES);
}

/** How a playbook has run lately. */
export interface Runs {
  readonly lastAt: Date | null;
  /** Within the last 24 hours. */
  readonly today: number;
}

/** Whether a playbook may run: `cooling` too soon after its last run, `spent` too often within a day. */
export function mayRun(
  { cooldownMinutes, mostPerDay }: { cooldownMinutes: number; mostPerDay: number },
  { lastAt, today }: Runs,
  now: Date,
): 'ran' | 'cooling' | 'spent' {
  if (today >= mostPerDay) return 'spent';
  if (lastAt !== null && now.getTime() - lastAt.getTime() < cooldownMinutes * 60_000) return 'cooling';
  return 'ran';
}
