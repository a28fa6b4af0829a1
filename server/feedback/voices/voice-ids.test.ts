import { expect, test } from 'vitest';
import { UUID_PATTERN } from '../../platform/ids.ts';
import { createVoiceIds } from './voice-ids.ts';

test('ids are UUIDv7, all different, and rise even where the clock stands or goes back', () => {
  let now = 1_800_000_000_000;
  const next = createVoiceIds(() => now);
  const ids = Array.from({ length: 5_000 }, (_, i) => {
    if (i % 100 === 0) now += i % 300 === 0 ? -5 : 3;
    return next();
  });
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
  for (const id of ids) expect(id).toMatch(new RegExp(UUID_PATTERN));
  expect(ids.every((id) => id[14] === '7' && '89ab'.includes(id[19]!))).toBe(true);
});
