import { expect, test } from 'vitest';
import { tally } from './topics.ts';

const points = (topic: string | undefined, pain: string, count: number) =>
  Array.from({ length: count }, () => ({ topic, pain }));

test('the pain that stands for a topic holds much of it and little else', () => {
  const topics = tally([
    ...points('refund', 'mixed', 12),
    ...points('coupon', 'mixed', 40),
    ...points('refund', 'refund', 10),
    ...points('refund', 'echo', 3),
  ]);
  expect(topics.get('refund')!.map(({ painId }) => painId)).toEqual(['refund', 'echo', 'mixed']);
  expect(topics.get('coupon')).toMatchObject([{ painId: 'mixed', ofTopic: 40 }]);
});

test('points of no topic thin a pain out', () => {
  const topics = tally([...points('refund', 'a', 5), ...points(undefined, 'a', 5)]);
  expect(topics.get('refund')).toMatchObject([{ ofTopic: 5, purity: 0.5 }]);
});
