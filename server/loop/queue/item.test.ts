import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countQueue, ITEM_KINDS, type QueueItem, sortQueue } from './item.ts';

const at = (minutes: number) => new Date(1_793_000_000_000 + minutes * 60_000);
const item = (kind: QueueItem['kind'], over: Partial<QueueItem> = {}): QueueItem => ({
  kind,
  thing: 'bell',
  thingId: kind,
  number: 1,
  title: '',
  context: {},
  since: at(0),
  dueAt: null,
  overdue: false,
  actions: [],
  link: '',
  ...over,
});

test('what burns comes first, then what is late, then clocks that run, then by kind, then what has waited longest', () => {
  const items = [
    item('match.judge'),
    item('bell.take', { thingId: 'b', since: at(5) }),
    item('bell.take', { thingId: 'a', since: at(9) }),
    item('bell.acknowledge', { thingId: 'soon', dueAt: at(10) }),
    item('bell.acknowledge', { thingId: 'late', dueAt: at(30), overdue: true }),
    item('bell.acknowledge', { thingId: 'later', dueAt: at(20) }),
    item('adjustment.decide'),
    item('alarm.review', { since: at(-9) }),
    item('control.keep'),
    item('alarm.acknowledge', { since: at(60) }),
  ];
  expect(sortQueue(items).map(({ thingId }) => thingId)).toEqual([
    'alarm.acknowledge',
    'late',
    'soon',
    'later',
    'control.keep',
    'adjustment.decide',
    'b',
    'a',
    'alarm.review',
    'match.judge',
  ]);
});

test('order does not depend on how the items came', () => {
  const items = fc.uniqueArray(
    fc.record({ kind: fc.constantFrom(...ITEM_KINDS), id: fc.uuid(), late: fc.boolean(), since: fc.nat(99) }),
    { selector: ({ id }) => id },
  );
  fc.assert(
    fc.property(items, (raw) => {
      const made = raw.map(({ kind, id, late, since }) =>
        item(kind, { thingId: id, overdue: late, since: at(since) }),
      );
      expect(sortQueue([...made].reverse())).toEqual(sortQueue(made));
      expect(Object.values(countQueue(made)).reduce((a, b) => a + b, 0)).toBe(made.length);
    }),
  );
});
