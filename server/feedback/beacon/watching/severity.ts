import type { Severity } from '../alarms/alarm.ts';
import type { Reading, Subject } from '../alarms/found.ts';

/** From so many times the usual on, something is grave whatever it is about. */
const CRITICAL_LIFT = 5;
const MAJOR_LIFT = 2.5;
/** All customers together never triple by chance. */
const WHOLE_LIFT = 2;

/** How grave a reading is: how far from the usual, and of how much. */
export function severityOf({ direction, why, lift }: Reading, subject: Subject): Severity {
  const whole = subject.type === 'workspace';
  if (why === 'missing') return whole ? 'critical' : 'major';
  if (direction === 'down') return whole ? 'major' : 'minor';
  if (lift >= CRITICAL_LIFT || (whole && lift >= WHOLE_LIFT)) return 'critical';
  return lift >= MAJOR_LIFT || whole ? 'major' : 'minor';
}
