import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openReader, type Reader } from './reader.ts';
import { type RunningServer, startServer } from './running-server.ts';

/** How people judge and correct what the machine grouped, on voices of a file; in Chinese, then in English. */
let server: RunningServer;
let browser: Browser;
let owner: Reader;
const folder = mkdtempSync(join(tmpdir(), 'gongjian-grouping-'));

beforeAll(async () => {
  server = await startServer(['--empty']);
  browser = await openBrowser();
  owner = await openReader(browser, { language: 'zh-CN' });
});
afterAll(async () => {
  await owner?.leave();
  await browser?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** What is said of each thing, in pieces that are put together in turn. */
const TOPICS = [
  ['退款', '三天', '还没到账', '什么时候能到', '钱去哪了'],
  ['退款', '申请', '被驳回', '没有理由', '客服不管'],
  ['快递', '一直不动', '物流停了', '四天了', '没人送'],
  ['快递', '显示签收', '没收到', '放哪了', '没人打电话'],
  ['客服', '打不通', '排队', '半小时', '没人接'],
  ['扫码点餐', '一直转圈', '点不了单', '店里等着', '急死人'],
];
const ROWS = 420;

/** Rows of the file: every tenth says two things, some say nothing. */
function rows(): string[] {
  return Array.from({ length: ROWS }, (_, i) => {
    const pieces = (n: number) => {
      const topic = TOPICS[n % TOPICS.length]!;
      return topic.filter((_, w) => w === 0 || ((n * 2_654_435_761) >>> (w + 3)) % 3 !== 0).join('');
    };
    const said = i % 40 === 7 ? '好评' : i % 10 === 3 ? `${pieces(i)}。另外${pieces(i + 3)}。` : pieces(i);
    const at = new Date(Date.now() - (i % 300) * 3_600_000).toISOString();
    return `g-${i},${at},${said},${1 + (i % 5)}`;
  });
}

test('a file is imported, and the page shows its pains as they come', async () => {
  const { page } = owner;
  await page.goto(server.welcome);
  await page.getByRole('button', { name: '先看看' }).click();
  const file = join(folder, '客服记录.csv');
  writeFileSync(file, `编号,时间,内容,评分\n${rows().join('\n')}\n`);
  await page.goto(`${server.address}/imports`);
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('heading', { name: '预览' }).waitFor();
  await page.getByRole('button', { name: '开始导入' }).click();
  await page.getByText('完成', { exact: true }).first().waitFor();
  await page.goto(`${server.address}/pains`);
  await page.locator('[data-row-link]').first().waitFor();
  const grouped = await page.request.post(`${server.address}/api/v1/listening/consolidate`, {
    headers: { origin: server.address },
  });
  expect(grouped.status()).toBe(200);
});

test('themes stand above the pains; a person names one, and takes the name back', async () => {
  const { page } = owner;
  await page.goto(`${server.address}/pains`);
  await page.getByRole('navigation', { name: '痛点的几种看法' }).getByRole('link', { name: '主题' }).click();
  await page.locator('[data-row-link]').first().waitFor();
  await owner.checkAccess();
  await owner.picture('themes-zh');
  await page.locator('[data-row-link]').first().click();
  await page.getByRole('heading', { name: '这个主题里的痛点' }).waitFor();
  const before = await page.getByRole('heading', { level: 1 }).textContent();
  await page.getByRole('button', { name: '改名' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('钱和货的事');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await page.getByRole('heading', { level: 1, name: '钱和货的事' }).waitFor();
  await owner.checkAccess();
  await page.getByRole('button', { name: '撤销这一步' }).click();
  await page.getByRole('heading', { level: 1, name: before! }).waitFor();
});

test('a suggestion says why and shows both sides; accepted and dismissed, it is taken back', async () => {
  const { page } = owner;
  await page.goto(`${server.address}/proposals`);
  const waiting = page.getByRole('list', { name: '等你定的' }).locator(':scope > li');
  await waiting.first().waitFor();
  await page
    .getByText(/最像的那些句子/)
    .first()
    .waitFor();
  await owner.checkAccess();
  await owner.picture('proposals-zh');
  const count = await waiting.count();
  for (const answer of ['并成一个', '不是一件事'] as const) {
    await waiting.filter({ hasText: '该并成一个吗' }).first().getByRole('button', { name: answer }).click();
    const decided = page.getByRole('list', { name: '定过的' });
    await decided.getByRole('button', { name: '撤销' }).first().click();
    await page.getByText('已撤销，又在等你定').first().waitFor();
    await expect.poll(() => waiting.count()).toBe(count);
  }
});

test('pairs are judged by the keyboard, counted with their interval, and taken back', async () => {
  const { page } = owner;
  await page.goto(`${server.address}/grouping`);
  const pair = page.getByRole('group', { name: '这一对' });
  await pair.waitFor();
  for (const [key, count] of [
    ['1', 1],
    ['2', 2],
    ['0', 3],
  ] as const) {
    await page.keyboard.press(key);
    await page.getByText(`这次判断了 ${count} 对`).waitFor();
  }
  await page.getByText('95% 的把握在').first().waitFor();
  await owner.checkAccess();
  await owner.picture('grouping-zh');
  await page.keyboard.press('u');
  await page.getByText('这次判断了 2 对').waitFor();
  await page.getByRole('button', { name: '现在学一次' }).click();
  await page
    .getByText(/起用学到的第 \d 版|没有更好，没有用/)
    .first()
    .waitFor();
});

test('each point of a voice has its number, kind, mood and pain; a person corrects it and takes it back', async () => {
  const { page } = owner;
  const found = await page.request.get(
    `${server.address}/api/v1/voices?text=${encodeURIComponent('另外')}&limit=20`,
  );
  const { items } = (await found.json()) as { items: { id: string; points: unknown[] }[] };
  const two = items.find(({ points }) => points.length > 1)!;
  await page.goto(`${server.address}/voices/${two.id}`);
  await page.locator('mark sup').nth(1).waitFor();
  await owner.checkAccess();
  await owner.picture('voice-zh');
  await page.getByRole('button', { name: '更正第 1 点' }).click();
  await page.getByRole('menuitem', { name: '其实是杂音' }).click();
  await page.getByText(/人工更正/).waitFor();
  await page.getByText('已更正，新的声音会照着学').waitFor();
  await page.getByRole('button', { name: '更正第 1 点' }).click();
  await page.getByRole('menuitem', { name: '撤销更正' }).click();
  await expect.poll(() => page.getByText(/人工更正/).count()).toBe(0);
});

test('the same in English, dark and on a phone', async () => {
  const state = await owner.context.storageState();
  for (const manner of [{}, { dark: true }, { phone: true }]) {
    const reader = await openReader(browser, { language: 'en', ...manner });
    await reader.context.addCookies(state.cookies);
    for (const [path, says] of [
      ['/themes', 'gather into a theme'],
      ['/proposals', 'Are these one?'],
      ['/grouping', 'Together, and truly one thing'],
      ['/noise', 'Noise'],
    ] as const) {
      await reader.page.goto(`${server.address}${path}`);
      const later = reader.page.getByRole('button', { name: 'Look around first' });
      const content = reader.page.getByText(says, { exact: false }).first();
      await later.or(content).first().waitFor();
      if (await later.isVisible()) {
        await later.click();
        await reader.page.goto(`${server.address}${path}`);
      }
      await content.waitFor();
      // Buttons fade from waiting to ready.
      await reader.page.waitForTimeout(500);
      await reader.checkAccess();
      const overflow = await reader.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, `${path} is wider than the screen`).toBeLessThanOrEqual(0);
    }
    await reader.leave();
  }
});
