import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openReader, type Reader } from './reader.ts';
import { type RunningServer, startServer } from './running-server.ts';

/** The main job, end to end, as a Chinese owner does it: points 1–7 of the journey, on the sample company. */
let server: RunningServer;
let browser: Browser;
let owner: Reader;
const folder = mkdtempSync(join(tmpdir(), 'gongjian-files-'));

beforeAll(async () => {
  server = await startServer();
  browser = await openBrowser();
  owner = await openReader(browser, { language: 'zh-CN' });
});
afterAll(async () => {
  await owner?.leave();
  await browser?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('the one-time link signs the first owner in, who chooses a password', async () => {
  const { page } = owner;
  await page.goto(server.welcome);
  await page.getByRole('heading', { name: '欢迎来到共见' }).waitFor();
  await owner.checkAccess();
  await page.getByLabel('你的名字').fill('沈知远');
  await page.getByLabel('邮箱').fill('owner@example.com');
  await page.getByLabel('设置密码').fill('correct horse battery');
  await page.getByRole('button', { name: '进入共见' }).click();
  await page.getByRole('navigation', { name: '战略循环' }).waitFor();
});

test('the link is good once', async () => {
  const other = await openReader(browser, { language: 'zh-CN' });
  await other.page.goto(server.welcome);
  await other.page.getByText('链接已过期或已用过').waitFor();
  await other.checkAccess();
  await other.leave();
});

test('the sample company comes in, and the loop turns on the home page', async () => {
  const { page } = owner;
  await expect
    .poll(async () => (await (await page.request.get(`${server.address}/api/v1/sample`)).json()).state, {
      timeout: 150_000,
      interval: 1_000,
    })
    .toBe('ready');
  await page.goto(server.address);
  await page.getByText('循环一圈（中位）').waitFor();
  await page.getByText('沉默的条款').first().waitFor();
  await owner.checkAccess();
  await owner.picture('home-zh');
});

test('a file is previewed, mapped, imported; rejected rows can be taken home', async () => {
  const { page } = owner;
  const rows = Array.from(
    { length: 40 },
    (_, i) =>
      `r-${i},2026-11-0${(i % 9) + 1} 10:0${i % 6},小程序扫码点餐一直转圈第${i}次点不了单,${(i % 5) + 1}`,
  );
  const file = join(folder, '门店反馈.csv');
  writeFileSync(file, `编号,时间,内容,评分\n${rows.join('\n')}\nr-x,昨天,时间写错的一行,3\n`);
  await page.getByRole('link', { name: '导入' }).click();
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('heading', { name: '预览' }).waitFor();
  await page.getByText('小程序扫码点餐').first().waitFor();
  await owner.checkAccess();
  await owner.picture('import-zh');
  await page.getByRole('button', { name: '开始导入' }).click();
  await page.getByText('完成', { exact: true }).first().waitFor();
  await page.getByRole('link', { name: '下载退回的行' }).waitFor();
  const rejected = await page.request.get(
    `${server.address}${await page.getByRole('link', { name: '下载退回的行' }).getAttribute('href')}`,
  );
  expect(await rejected.text()).toContain('时间写错的一行');
});

test('voices are found by a phrase', async () => {
  const { page } = owner;
  await page.goto(`${server.address}/voices`);
  await page.getByRole('searchbox').fill('"扫码点餐"');
  await page.keyboard.press('Enter');
  await page.locator('mark').first().waitFor();
  await owner.checkAccess();
});

test('a pain shows its voices, course, place; a person names it, and it stays', async () => {
  const { page } = owner;
  await page.goto(`${server.address}/pains`);
  await owner.checkAccess();
  await owner.picture('pains-zh');
  await page.locator('[data-row-link]').first().click();
  await page.getByRole('heading', { name: '走势' }).waitFor();
  await page.getByRole('heading', { name: '在哪里' }).waitFor();
  await page.getByRole('heading', { name: '来历' }).waitFor();
  await owner.checkAccess();
  await owner.picture('pain-zh');
  await page.locator('.page-head').getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: '改名' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('客户自己会这么说');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await page.getByRole('heading', { level: 1, name: '客户自己会这么说' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { level: 1, name: '客户自己会这么说' }).waitFor();
});

test('the bell rings from the pain, is answered, taken in hand, changed; the proof shows its numbers', async () => {
  const { page } = owner;
  await page.keyboard.press('b');
  await page.getByRole('dialog').getByRole('button', { name: '拉铃' }).click();
  await page.waitForURL(/\/bells\//);
  for (const [step, state] of [
    ['接铃', '已接铃'],
    ['开始处理', '在处理'],
  ] as const) {
    await page.getByRole('button', { name: step, exact: true }).click();
    await page.getByText(state, { exact: true }).waitFor();
  }
  await page.getByRole('button', { name: '已经改了' }).click();
  await page.getByRole('dialog').getByLabel('改了什么').fill('换了到账通道');
  await page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
  await page.getByRole('heading', { name: '验证' }).waitFor();
  await page.getByText('还太早').waitFor();
  await owner.checkAccess();
  await owner.picture('bell-zh');
});

test('a proposition is written; blind spots and silent clauses are screens', async () => {
  const { page } = owner;
  await page.goto(`${server.address}/strategy`);
  await owner.picture('strategy-zh');
  await page.getByRole('button', { name: '写一条命题' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('一句话').fill('到店不排队');
  await dialog.getByLabel('客户是谁').fill('中午赶时间的上班族');
  await dialog.getByLabel('痛在哪里').fill('扫码点餐一直转圈，点不了单');
  await dialog.getByLabel('怎么解决').fill('离线也能下单，连上再补');
  await dialog.getByRole('button', { name: '保存' }).click();
  await page.getByRole('heading', { level: 1, name: '到店不排队' }).waitFor();
  await owner.checkAccess();
  await page.goto(`${server.address}/blind-spots`);
  await page.getByText('一站式装修比价').waitFor();
  await owner.checkAccess();
  await owner.picture('blind-spots-zh');
});

test('an adjustment is proposed with its evidence, and another leader adopts it', async () => {
  const { page } = owner;
  await page.goto(`${server.address}/strategy`);
  await page.getByRole('link', { name: '放心退' }).click();
  await page.getByRole('button', { name: '提出调整' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('怎么解决').fill('退款走备用通道，超过一天就先垫付');
  await dialog.locator('ins').first().waitFor();
  await dialog.getByLabel('痛点', { exact: true }).click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click();
  await dialog.getByLabel('为什么要改').fill('旧办法没有止住痛');
  await dialog.getByRole('button', { name: '提出', exact: true }).click();
  await page.waitForURL(/\/adjustments\//);
  await page.getByRole('list', { name: '证据' }).getByRole('link').first().waitFor();
  await owner.checkAccess();
  await owner.picture('adjustment-zh');
  const adjustment = page.url();

  await page.goto(`${server.address}/settings?part=members`);
  await page.getByRole('button', { name: '邀请成员' }).click();
  await page.getByRole('dialog').getByLabel('邮箱').fill(`leader-${Date.now()}@example.com`);
  const role = page.getByRole('dialog').getByLabel('角色');
  await role.focus();
  // From 成员 up to 决策者.
  for (const key of ['Enter', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'Enter']) await role.press(key);
  await page.getByRole('dialog').getByRole('button', { name: '邀请成员' }).click();
  const link = await page.locator('code').filter({ hasText: '/invitation?token=' }).textContent();

  const leader = await openReader(browser, { language: 'zh-CN' });
  await leader.page.goto((link ?? '').trim());
  await leader.page.getByLabel('你的名字').fill('林晚秋');
  await leader.page.getByLabel('设置密码').fill('another long secret');
  await leader.page.getByRole('button', { name: '接受邀请' }).click();
  await leader.page.getByRole('navigation', { name: '战略循环' }).waitFor();
  await leader.page.goto(adjustment);
  await leader.page.getByRole('button', { name: '采纳' }).click();
  await leader.page.getByRole('dialog').getByLabel('理由').fill('证据够了');
  await leader.page.getByRole('dialog').getByRole('button', { name: '采纳' }).click();
  await leader.page.getByText('已采纳', { exact: true }).first().waitFor();
  await leader.leave();
});

test('the ledger, the queue and the digest switch', async () => {
  const { page } = owner;
  await page.goto(`${server.address}/ledger`);
  await page.getByText('放心退').first().waitFor();
  await owner.checkAccess();
  await owner.picture('ledger-zh');
  await page.goto(`${server.address}/queue`);
  await page.getByRole('list', { name: '等你处理' }).waitFor();
  await owner.checkAccess();
  await page.getByRole('button', { name: '关掉' }).click();
  await page.getByText('摘要已关').waitFor();
  await owner.picture('queue-zh');
});

test('keys move through the rows and open the palette', async () => {
  const { page } = owner;
  await page.goto(`${server.address}/pains`);
  await page.locator('[data-row-link]').first().waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  expect(
    await page.evaluate(() =>
      [...document.querySelectorAll('[data-row-link]')].indexOf(document.activeElement!),
    ),
  ).toBe(1);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: '去哪里，做什么' }).fill('账本');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/ledger/);
});

test('dark and phone width stay readable', async () => {
  const state = await owner.context.storageState();
  for (const manner of [{ dark: true }, { phone: true }, { phone: true, dark: true }]) {
    const reader = await openReader(browser, { language: 'zh-CN', ...manner });
    await reader.context.addCookies(state.cookies);
    for (const path of ['/', '/pains', '/bells', '/queue', '/settings']) {
      await reader.page.goto(`${server.address}${path}`);
      await reader.page.locator('h1').waitFor();
      await reader.page.waitForLoadState('networkidle').catch(() => undefined);
      await reader.checkAccess();
      const overflow = await reader.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, `${path} is wider than the screen`).toBeLessThanOrEqual(0);
    }
    await reader.page.goto(server.address);
    await reader.picture(`home-${manner.phone ? 'phone' : 'wide'}${manner.dark ? '-dark' : ''}`);
    await reader.leave();
  }
});
