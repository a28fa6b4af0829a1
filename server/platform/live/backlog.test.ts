import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Backlog } from './backlog.ts';

test('a page that comes back hears exactly what it missed, or that it missed too much', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 0, max: 60 }),
      fc.nat(60),
      (size, count, heard) => {
        const backlog = new Backlog('run', size);
        for (let i = 1; i <= count; i += 1) backlog.add('pains.changed', i);
        const missed = backlog.since(`run-${heard}`);
        if (heard > count || heard < count - size) expect(missed.type).toBe('reset');
        else
          expect(missed.type === 'changes' && missed.changes.map((c) => c.data)).toEqual(
            Array.from({ length: count - heard }, (_, i) => heard + 1 + i),
          );
      },
    ),
  );
});

test('ids of an earlier run and rubbish are too old', () => {
  const backlog = new Backlog('new', 5);
  backlog.add('pains.changed', 1);
  for (const id of ['old-1', '', 'new-', 'new-x', 'new--1', 'new-9'])
    expect(backlog.since(id).type).toBe('reset');
});
