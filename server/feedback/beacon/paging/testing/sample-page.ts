import { newId } from '../../../../platform/ids.ts';
import type { PagedAlarm } from '../alarm.ts';
import type { Page } from '../channels/channel.ts';

const WORKSPACE = newId();

/** An alarm that burns, with whatever a test wants otherwise. */
export const sampleAlarm = (over: Partial<PagedAlarm> = {}): PagedAlarm => ({
  workspaceId: WORKSPACE,
  id: newId(),
  number: 17,
  title: '退款迟迟不到账',
  severity: 'critical',
  state: 'raised',
  direction: 'up',
  why: 'surge',
  rate: 12.04,
  expected: 3.01,
  lift: 4,
  subject: { type: 'pain', painId: newId() },
  ownerId: null,
  drillId: null,
  fellAt: null,
  discoveredAt: new Date('2026-11-02T02:00:00Z'),
  cause: null,
  ...over,
});

/** A message with these alarms. */
export function samplePage(alarms: readonly PagedAlarm[], over: Partial<Page> = {}): Page {
  return {
    id: newId(),
    workspaceId: WORKSPACE,
    workspace: '示例公司',
    about: 'raised',
    items: alarms.map((alarm) => ({
      alarm,
      link: `https://gongjian.example/beacon/${alarm.id}`,
      acknowledge: `https://gongjian.example/acknowledge?token=${'t'.repeat(120)}`,
    })),
    to: [{ memberId: 'm', name: '小林', email: 'lin@gongjian.test', handle: null }],
    language: 'zh-CN',
    home: 'https://gongjian.example/beacon',
    sound: true,
    at: new Date('2026-11-02T02:00:05Z'),
    ...over,
  };
}
