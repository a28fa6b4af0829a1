import type { PromotionWindow } from '@gongjian/engines/surge';
import type { Subject } from '../alarms/found.ts';
import type { Scope } from '../scope.ts';

/** A promotion as far as watching needs it. */
export interface Planned {
  readonly kind: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly scope: Scope;
  readonly plannedLift: number | null;
}

/** A promotion without a scope lifts everything; one with a scope, the values that it names. */
export function reaches(scope: Scope, subject: Subject): boolean {
  if (Object.keys(scope).length === 0) return true;
  return subject.type === 'attribute' && (scope[subject.attribute]?.includes(subject.value) ?? false);
}

/** The calendar of one series. */
export const windowsOf = (promotions: readonly Planned[], subject: Subject): PromotionWindow[] =>
  promotions
    .filter(({ scope }) => reaches(scope, subject))
    .map(({ kind, startsAt, endsAt, plannedLift }) => ({
      start: startsAt.getTime(),
      end: endsAt.getTime(),
      kind,
      ...(plannedLift === null ? {} : { lift: plannedLift }),
    }));
