import { mkdirSync } from 'node:fs';
import { openBrowser, openReader } from './reader.ts';
import { startServer } from './running-server.ts';
const out = '/tmp/shots'; mkdirSync(out, { recursive: true });
const server = await startServer();
const browser = await openBrowser();
const owner = await openReader(browser, { language: 'zh-CN' });
await owner.page.goto(server.welcome);
await owner.page.getByLabel('你的名字').fill('沈知远');
await owner.page.getByLabel('邮箱').fill('owner@example.com');
await owner.page.getByLabel('设置密码').fill('correct horse battery');
await owner.page.getByRole('button', { name: '进入共见' }).click();
await owner.page.getByRole('navigation', { name: '战略循环' }).waitFor();
for (let i = 0; i < 150; i++) {
  const s = (await (await owner.page.request.get(`${server.address}/api/v1/sample`)).json()) as { state: string };
  if (s.state === 'ready') break;
  await new Promise((r) => setTimeout(r, 1000));
}
const get = async (p: string) => (await owner.page.request.get(`${server.address}${p}`)).json() as any;
const post = async (p: string, data?: object) => owner.page.request.post(`${server.address}${p}`, { data, headers: { origin: server.address } });
console.log('again', await (await post('/api/v1/listening/consolidate')).text());
let proposals = await get('/api/v1/pains/proposals');
console.log('proposals', proposals.items?.length, JSON.stringify(proposals.items?.slice(0, 3).map((p: any) => [p.type, p.score, p.pain.title, p.other?.title])));
const themes = await get('/api/v1/themes?nature=pain');
console.log('themes', themes.items.length, JSON.stringify(themes.items.slice(0, 8).map((t: any) => [t.theme, t.title, t.pains, t.voices])));
const { items } = await get('/api/v1/listening/pairs?limit=8');
for (const [i, p] of items.entries()) await post('/api/v1/listening/pairs/judgements', { a: { voiceId: p.a.voiceId, n: p.a.n }, b: { voiceId: p.b.voiceId, n: p.b.n }, verdict: i % 3 ? 'same' : 'notSame' });
console.log('learn', (await post('/api/v1/listening/mood/learn')).status(), await (await post('/api/v1/listening/mood/learn')).text());
const voices = await get('/api/v1/voices?limit=200');
const many = voices.items.toSorted((a: any, b: any) => b.points.length - a.points.length)[0];
if (proposals.items[1]) await post(`/api/v1/pains/proposals/${proposals.items.at(-1).id}/dismiss`);
const pain = (await get('/api/v1/pains?limit=1')).items[0].id;
const paths: [string, string][] = [['pains', '/pains'], ['themes', '/themes'], ['theme', `/themes/${themes.items[0].theme}`], ['proposals', '/proposals'], ['grouping', '/grouping'], ['noise', '/noise'], ['voice', `/voices/${many.id}`], ['pain', `/pains/${pain}`]];
const state = await owner.context.storageState();
for (const [name, manner] of Object.entries({ zh: { language: 'zh-CN' }, en: { language: 'en' }, dark: { language: 'zh-CN', dark: true }, phone: { language: 'zh-CN', phone: true } }) as any) {
  const reader = await openReader(browser, manner);
  await reader.context.addCookies(state.cookies);
  for (const [p, path] of paths) {
    await reader.page.goto(`${server.address}${path}`);
    await reader.page.waitForTimeout(1800);
    await reader.page.screenshot({ path: `${out}/${p}-${name}.png`, fullPage: true });
    try { await reader.checkAccess(); } catch (e) { console.log('access', name, path, String(e).slice(0, 600)); }
    const overflow = await reader.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (overflow > 0) console.log('overflow', name, path, overflow);
  }
  await reader.leave().catch((e) => console.log('complaints', String(e).slice(0, 500)));
}
await browser.close();
await server.stop();
