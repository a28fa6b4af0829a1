import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openReader, type Reader } from './reader.ts';
import { type RunningServer, startServer } from './running-server.ts';

/** The main job in English, on a company that starts empty. */
let server: RunningServer;
let browser: Browser;
let owner: Reader;

beforeAll(async () => {
  server = await startServer(['--empty']);
  browser = await openBrowser();
  owner = await openReader(browser, { language: 'en' });
});
afterAll(async () => {
  await owner?.leave();
  await browser?.close();
  await server?.stop();
});

const SAID = [
  'the refund has not arrived after five days',
  'my refund still has not arrived in my account',
  'refund not arrived, five days now',
  'where is my refund, it has not arrived',
];

test('an empty company says on every page what will appear and how to get it', async () => {
  const { page } = owner;
  await page.goto(server.welcome);
  await page.getByRole('button', { name: 'Look around first' }).click();
  await page.getByRole('navigation', { name: 'The strategy loop' }).waitFor();
  await owner.checkAccess();
  for (const [path, says] of [
    ['/voices', 'No voices yet'],
    ['/pains', 'No pains yet'],
    ['/themes', 'No themes yet'],
    ['/proposals', 'Nothing to decide'],
    ['/grouping', 'Nothing to judge now'],
    ['/noise', 'No noise in these 28 days'],
    ['/bells', 'No bell is ringing'],
    ['/strategy', 'No propositions yet'],
    ['/adjustments', 'Nothing to decide'],
    ['/ledger', 'No adjustment was adopted'],
    ['/queue', 'All done'],
    ['/imports', 'Nothing imported yet'],
  ] as const) {
    await page.goto(`${server.address}${path}`);
    await page.getByText(says).first().waitFor();
    await owner.checkAccess();
  }
});

test('voices sent over the API become a pain while the page is open', async () => {
  const { page } = owner;
  await page.goto(`${server.address}/pains`);
  const voices = Array.from({ length: 24 }, (_, i) => ({
    text: `${SAID[i % SAID.length]} (${i})`,
    occurredAt: new Date(Date.now() - i * 3_600_000 * 5).toISOString(),
    source: 'journey',
    externalId: `v-${i}`,
    channel: 'app store',
    attributes: { version: i % 3 === 0 ? '6.2.1' : '6.2.0' },
    author: { key: `a-${i}` },
  }));
  const answer = await page.request.post(`${server.address}/api/v1/voices`, {
    data: { voices },
    headers: { origin: server.address },
  });
  expect(await answer.json()).toMatchObject({ accepted: 24, rejected: 0 });
  await page.locator('[data-row-link]').first().waitFor();
  await page.locator('[data-row-link]').first().click();
  await page.getByRole('heading', { name: 'In their words' }).waitFor();
  await owner.checkAccess();
  await owner.picture('pain-en');
});

test('ring, answer, refuse with a reason', async () => {
  const { page } = owner;
  await page.keyboard.press('b');
  await page.getByRole('dialog').getByRole('button', { name: 'Ring' }).click();
  await page.waitForURL(/\/bells\//);
  await page.getByRole('button', { name: 'Answer' }).click();
  await page.getByRole('button', { name: 'Refuse' }).click();
  await page.getByRole('dialog').getByLabel('Why not').fill('It is the bank’s side');
  await page.getByRole('dialog').getByRole('button', { name: 'OK' }).click();
  await page.getByText('Refused', { exact: true }).first().waitFor();
  await owner.checkAccess();
});

test('write a proposition, adjust it, adopt it alone in a company of one leader', async () => {
  const { page } = owner;
  await page.goto(`${server.address}/strategy`);
  await page.getByRole('button', { name: 'Write a proposition' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('In short').fill('Refunds in a day');
  await dialog.getByLabel('Who').fill('People who return something');
  await dialog.getByLabel('Pain', { exact: true }).fill('The refund does not arrive for days');
  await dialog.getByLabel('Solution').fill('Pay in advance of the bank');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { level: 1, name: 'Refunds in a day' }).waitFor();
  await page.getByRole('button', { name: 'Propose an adjustment' }).click();
  await page.getByRole('dialog').getByLabel('Solution').fill('Pay in advance of the bank, up to 200 yuan');
  await page.getByRole('dialog').getByLabel('Why change it').fill('Large sums need a check');
  await page.getByRole('dialog').getByRole('button', { name: 'Propose' }).click();
  await page.waitForURL(/\/adjustments\//);
  await page.getByRole('button', { name: 'Adopt' }).click();
  await page.getByRole('dialog').getByLabel('Reason').fill('Agreed');
  await page.getByRole('dialog').getByRole('button', { name: 'Adopt' }).click();
  await page.getByText('Adopted', { exact: true }).first().waitFor();
  await page.getByRole('link', { name: 'Strategy' }).last().click();
  await page.getByText('version 2').first().waitFor();
  await owner.picture('proposition-en');
});

test('everything can be taken away in one file', async () => {
  const zip = await owner.page.request.get(`${server.address}/api/v1/export`);
  expect(zip.status()).toBe(200);
  expect((await zip.body()).subarray(0, 2).toString()).toBe('PK');
  await owner.page.goto(`${server.address}/settings?part=data`);
  await owner.checkAccess();
  await owner.picture('settings-en');
});
