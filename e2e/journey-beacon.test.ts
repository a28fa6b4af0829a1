import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CHINESE, ENGLISH, type JourneyWords } from './incident/journey-words.ts';
import { type RunningShop, startShop } from './incident/shop.ts';
import { burn, history, send } from './incident/voices.ts';
import { openBrowser, openReader, type Reader } from './reader.ts';
import { type RunningServer, startServer } from './running-server.ts';

/** From an incident among live voices to its review, with a shop that obeys, in both languages. */
let server: RunningServer;
let shop: RunningShop;
let browser: Browser;
let owner: Reader;

beforeAll(async () => {
  server = await startServer(['--empty']);
  browser = await openBrowser();
  owner = await openReader(browser, { language: 'zh-CN' });
});
afterAll(async () => {
  await owner?.leave();
  await browser?.close();
  await shop?.stop();
  await server?.stop();
});

const PATIENCE = { timeout: 120_000, interval: 500 };
/** A rate that fell must stay low for three minutes before the alarm clears by itself. */
const UNTIL_CLEARED = { timeout: 400_000, interval: 2_000 };

const ask = async <T>(page: Page, path: string): Promise<T> =>
  (await page.request.get(`${server.address}${path}`)).json() as Promise<T>;

test('two weeks of voices come in, and the tower learns what is usual', async () => {
  const { page } = owner;
  await page.goto(server.welcome);
  await page.getByLabel('你的名字').fill('沈知远');
  await page.getByLabel('邮箱').fill('owner@example.com');
  await page.getByLabel('设置密码').fill('correct horse battery');
  await page.getByRole('button', { name: '进入共见' }).click();
  await page.getByRole('navigation', { name: '战略循环' }).waitFor();
  await send(page, history(Date.now()));
  const made = await page.request.post(`${server.address}/api/v1/keys`, {
    data: { name: 'shop', scopes: ['enforce', 'voices:write'] },
    headers: { origin: server.address },
  });
  shop = await startShop(server.address, ((await made.json()) as { secret: string }).secret);
  type Tower = { series: number; points: { live: number }; watching: { lagMs: number } };
  await expect
    .poll(async () => {
      const { series, points, watching } = await ask<Tower>(page, '/api/v1/beacon');
      return series > 20 && points.live === 1 && watching.lagMs < 5_000;
    }, PATIENCE)
    .toBe(true);
  await page.goto(`${server.address}/beacon`);
  await page.getByText('没有在烧的').waitFor();
  await owner.checkAccess();
});

/** Burns, is found, located, controlled, obeyed; ends with the fire put out. */
async function contain({ page, checkAccess, picture }: Reader, words: JourneyWords, name: string) {
  await page.goto(`${server.address}/beacon`);
  // Another try must say something new, or its voices count as told already.
  const fire = burn(page, { ...words.incident, name: `${words.incident.name}-${Date.now()}` });
  const row = page.getByRole('list', { name: words.burning }).locator('[data-row-link]').first();
  await row.click({ timeout: 90_000 });
  await page.waitForURL(/\/beacon\/[0-9a-f-]{36}/);
  await page.getByRole('button', { name: words.takeInHand }).click();
  await page.getByText(words.inHand, { exact: true }).first().waitFor();
  const cause = page.getByRole('region', { name: words.where });
  await cause.getByText(words.place).first().waitFor();
  await checkAccess();
  await cause.getByRole('button', { name: words.deployHere }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(words.dryRun).waitFor();
  await dialog.getByRole('combobox').last().click();
  await page.getByTitle(words.action, { exact: true }).last().click();
  await dialog.getByLabel(words.reason).fill('the queue of the bank is stuck');
  await checkAccess();
  await picture(`control-${name}`);
  await dialog.getByRole('button', { name: words.deploy, exact: true }).click();
  await page.getByText(words.enforced).first().waitFor();
  await page.evaluate(() => scrollTo(0, 0));
  await picture(`alarm-${name}`);
  await fire.stop();
}

test('an incident is found, located, controlled; the shop obeys; it falls, clears and is reviewed', async () => {
  await contain(owner, CHINESE, 'zh');
  const { page } = owner;
  const { pathname } = new URL(page.url());
  const buyer = await openReader(browser, { language: 'zh-CN' });
  await buyer.page.goto(`${shop.address}/?lang=zh`);
  const offer = buyer.page.locator('li', { hasText: '随心退年卡 · 华东' });
  await offer.getByRole('button', { name: '退款' }).click();
  await buyer.page.getByText(CHINESE.held).waitFor();
  await buyer.leave();
  type Alarm = { state: string; times: { fellAt: string | null } };
  const alarm = () => ask<Alarm>(page, `/api/v1/alarms/${pathname.split('/').at(-1)}`);
  await expect.poll(async () => (await alarm()).state, UNTIL_CLEARED).toBe('cleared');
  expect((await alarm()).times.fellAt).not.toBeNull();
  await page.getByRole('button', { name: CHINESE.review }).click();
  await page.getByLabel('学到什么').fill('退款通道要有备用');
  await owner.checkAccess();
  await page.getByRole('button', { name: CHINESE.finish }).click();
  await page.getByText(CHINESE.finished, { exact: true }).waitFor();
}, 600_000);

test('the same in English', async () => {
  const reader = await openReader(browser, { language: 'en' });
  await reader.context.addCookies((await owner.context.storageState()).cookies);
  await contain(reader, ENGLISH, 'en');
  await reader.leave();
}, 300_000);
