import { expect, test } from 'vitest';
import { writeStep } from './letter.ts';

const detail = { number: 17, actor: '张三', reason: '你更熟' };

test.each([
  ['bell', 'bell.ring', '拉铃 #17：退款太慢', '请尽快响应'],
  ['alarm', 'alarm.handOver', '告警 #17：退款太慢', '请马上接手'],
])('a step of a %s names what it is, who did it and why, and leads there', (thing, kind, subject, says) => {
  const step = { kind, thing, title: '退款太慢', detail };
  const mail = writeStep(step, { language: 'zh-CN', link: 'https://example.test/x' });
  expect(mail.subject).toBe(subject);
  for (const part of [says, '张三', '你更熟', 'https://example.test/x']) expect(mail.text).toContain(part);
});
