import { expect, test } from 'vitest';
import { stopwatch } from './time.ts';

test.each([
  [400, 'zh-CN', '0.4 秒'],
  [14_400, 'zh-CN', '14 秒'],
  [192_000, 'zh-CN', '3 分钟 12 秒'],
  [120_000, 'zh-CN', '2 分钟'],
  [9_000_000, 'zh-CN', '2.5 小时'],
  [14_400, 'en', '14s'],
])('%i ms in %s is %s', (milliseconds, language, says) => {
  expect(stopwatch(milliseconds, language)).toBe(says);
});
