import { expect, test } from 'vitest';
import { createFormat } from './format.ts';

const chinese = createFormat('zh-CN');
const english = createFormat('en');

test('Chinese sets figures apart from characters, as the look asks', () => {
  expect(chinese.day(`${new Date().getFullYear()}-11-13T04:00:00Z`)).toBe('11 月 13 日');
  expect(chinese.span(38 * 60_000)).toBe('38 分钟');
  expect(chinese.ago(new Date('2026-11-13T00:00:00Z'), new Date('2026-11-16T00:00:00Z'))).toBe('3 天前');
});

test('mood and change use a true minus', () => {
  expect(chinese.mood(-0.64)).toBe('−0.64');
  expect(english.change(-0.58)).toBe('−58%');
  expect(english.change(0.12)).toBe('+12%');
});

test('lists read as such', () => {
  expect(chinese.list(['电话', '旺旺'])).toBe('电话、旺旺');
  expect(english.list(['phone', 'chat'])).toBe('phone, chat');
});
