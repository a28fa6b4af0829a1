import { expect, test } from 'vitest';
import type { AlarmRow } from '../alarms/store.ts';
import { finding } from '../alarms/testing/findings.ts';
import { reviewMarkdown } from './markdown.ts';
import { REVIEW_PARTS, type ReviewWords } from './review.ts';

const alarm = {
  ...finding({ title: '退款 <b>' }).series,
  subject: { type: 'metric' },
  number: 17,
} as unknown as AlarmRow;
const written = (over: Partial<ReviewWords>): ReviewWords => ({
  ...(Object.fromEntries(REVIEW_PARTS.map((part) => [part, ''])) as unknown as ReviewWords),
  ...over,
});

test('parts in their order, empty ones left out, lines kept', () => {
  const text = reviewMarkdown(alarm, written({ followUp: '每天看\n每周看', what: '退款激增。' }), 'zh-CN');
  expect(text).toBe(
    '# 告警 \\#17 复盘：退款 \\<b\\>\n\n## 发生了什么\n\n退款激增。  \n\n## 要改变什么\n\n每天看  \n每周看  \n',
  );
});

test('what people wrote becomes no heading, list, link, picture or markup', () => {
  const wild = '# top\n- one\n1. two\n![x](http://evil.test/a.png) [y](z) <img src=x> `code` *b* _i_ | t';
  const text = reviewMarkdown(alarm, written({ lessons: wild }), 'en')
    .split('\n')
    .slice(4);
  expect(text.join('\n')).not.toMatch(/(^|[^\\])[#[<`*_|!]/m);
  expect(text.join('\n')).not.toMatch(/^\s*(-|1\.) /m);
});
