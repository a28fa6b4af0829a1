import { expect, test } from 'vitest';
import { dateOf, momentOf } from './story-time.ts';

const until = new Date('2026-11-23T04:00:00Z');

test('days are China’s, counted back from the last one', () => {
  expect(momentOf(until, { day: 1, time: '16:20' })).toEqual(new Date('2026-11-22T08:20:00Z'));
  expect(dateOf(until, 0)).toBe('2026-11-23');
  expect(dateOf(new Date('2026-11-22T17:00:00Z'), 0)).toBe('2026-11-23');
});

test('nothing lies after the end of the story, nor before what it follows', () => {
  expect(momentOf(until, { day: 0, time: '18:00' })).toEqual(until);
  const earlier = new Date('2026-11-22T09:00:00Z');
  expect(momentOf(until, { day: 1, time: '16:20' }, earlier)).toEqual(earlier);
});
