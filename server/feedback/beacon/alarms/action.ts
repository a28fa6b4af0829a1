import type { Located } from '@gongjian/engines/locate';
import type { Role } from '../../../platform/access/roles.ts';
import { type Alarm, type AlarmState, type Bond, OPEN_STATES, type Severity } from './alarm.ts';

/** Everything that can happen to an alarm after it was raised. */
export type AlarmAction =
  | {
      readonly type: 'again';
      readonly at: Date;
      readonly rate: number;
      readonly expected: number;
      readonly lift: number;
      readonly severity: Severity;
    }
  | { readonly type: 'locate'; readonly cause: Located; readonly at: Date }
  | { readonly type: 'consider' }
  | { readonly type: 'deploy'; readonly at: Date }
  | { readonly type: 'enforce'; readonly at: Date }
  /** Half of the excess is gone. */
  | { readonly type: 'fall'; readonly at: Date }
  | { readonly type: 'join'; readonly parentId: string; readonly bond: Bond }
  | { readonly type: 'leave' }
  | { readonly type: 'silence'; readonly silenceId: string }
  | { readonly type: 'wake' }
  | { readonly type: 'acknowledge' }
  /** `at` of the house: when all points had it; a person's word holds from now. */
  | { readonly type: 'contain'; readonly at?: Date; readonly reason?: string }
  | { readonly type: 'clear'; readonly at?: Date; readonly reason?: string }
  | { readonly type: 'false'; readonly reason: string }
  | { readonly type: 'right' }
  | { readonly type: 'reopen'; readonly reason: string }
  | { readonly type: 'handOver'; readonly memberId: string; readonly reason: string }
  | { readonly type: 'note'; readonly note: string }
  | { readonly type: 'review' };

export type AlarmActionType = AlarmAction['type'];

/** Who acts: a member with a role, a program with a key, or the house itself. */
export type Agent =
  | { readonly kind: 'member'; readonly id: string; readonly role: Role }
  | { readonly kind: 'key'; readonly id: string }
  | { readonly kind: 'house' };

interface Rule {
  readonly from: readonly AlarmState[];
  readonly by: readonly ('people' | 'house')[];
}

const open = OPEN_STATES;
const any: readonly AlarmState[] = [...open, 'cleared', 'reviewed', 'false'];

/** From which states, and by whom. The only place that says so. */
export const ALARM_RULES: Readonly<Record<AlarmActionType, Rule>> = {
  again: { from: open, by: ['house'] },
  locate: { from: open, by: ['house'] },
  consider: { from: open, by: ['house'] },
  deploy: { from: open, by: ['house'] },
  enforce: { from: open, by: ['house'] },
  fall: { from: open, by: ['house'] },
  join: { from: open, by: ['house'] },
  leave: { from: open, by: ['house'] },
  silence: { from: open, by: ['house'] },
  wake: { from: open, by: ['house'] },
  acknowledge: { from: ['raised', 'contained'], by: ['people'] },
  contain: { from: ['raised', 'acknowledged'], by: ['people', 'house'] },
  clear: { from: open, by: ['people', 'house'] },
  false: { from: [...open, 'cleared'], by: ['people'] },
  right: { from: [...open, 'cleared', 'reviewed'], by: ['people'] },
  reopen: { from: ['cleared', 'false'], by: ['people'] },
  handOver: { from: open, by: ['people'] },
  note: { from: any, by: ['people'] },
  review: { from: ['cleared'], by: ['people'] },
};

const mayAct = ({ by }: Rule, agent: Agent): boolean => {
  if (agent.kind === 'house') return by.includes('house');
  return by.includes('people') && !(agent.kind === 'member' && agent.role === 'guest');
};

/** Whether the rules let this agent do it, or which part of them does not. */
export function checkRule(
  alarm: Alarm,
  type: AlarmActionType,
  agent: Agent,
): 'fits' | 'state' | 'agent' | 'done' {
  const rule = ALARM_RULES[type];
  if (!rule.from.includes(alarm.state)) return 'state';
  if (!mayAct(rule, agent)) return 'agent';
  if (type === 'acknowledge' && alarm.state === 'contained' && alarm.acknowledgedAt !== null) return 'done';
  if (type === 'right' && alarm.right === true) return 'done';
  return 'fits';
}

/** The actions that this agent may take on the alarm as it stands, by the names of the API. */
export const possibleActions = (alarm: Alarm, agent: Agent): AlarmActionType[] =>
  (Object.keys(ALARM_RULES) as AlarmActionType[]).filter((type) => checkRule(alarm, type, agent) === 'fits');
