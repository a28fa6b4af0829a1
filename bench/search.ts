/**
 * `npm run bench -- search [--voices N] [--rounds N] --json`
 * Fills the real server with 100,000 voices and asks its API what people ask: frequent and rare words, phrases, single
 * characters, filters, the most alike, later pages. On PGlite, or on the PostgreSQL of DATABASE_URL.
 */
import { parseArgs } from 'node:util';
import { type Child, startChild } from './ingesting/child.ts';
import { percentile } from './ingesting/load.ts';
import { makePlace } from './ingesting/place.ts';
import { fillVoices } from './searching/fill.ts';

const { values } = parseArgs({
  options: {
    voices: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '15' },
    json: { type: 'boolean' },
  },
});
const voices = Number(values.voices);

const QUERIES: readonly Record<string, string>[] = [
  ...'退款 快递 客服 发票 退 货 商家 没到账 一直不回复 打不开 refund crash app 垃圾 转人工 优惠券'
    .split(' ')
    .map((text) => ({ text })),
  { text: '退款 客服' },
  { text: '退款 快递 发票' },
  { text: '"客服一直不回复"' },
  { text: '"not working"' },
  { text: '紫色的大象' },
  { text: '退款', channel: '应用商店' },
  { text: '退款', language: 'en' },
  { text: '客服', from: '2020-01-01T00:00:00Z', to: '2021-01-01T00:00:00Z' },
  { channel: '门店' },
  { 'attribute.产品': '退款' },
  { 'attribute.没有': '没有' },
  { text: '发票 抬头', sort: 'alike' },
  { text: '退款三天没到账客服不理', sort: 'alike' },
  { text: '退款', sort: 'alike' },
  {},
];

const place = await makePlace(process.env.DATABASE_URL ?? null);
const args = [place.folder, ...(place.url === null ? [] : [place.url])];
const first = await startChild('server.ts', args);
await first.stop();
await fillVoices({ folder: place.folder, url: place.url, workspaceId: first.workspaceId, voices });
const child = await startChild('server.ts', args);
const times: number[] = [];
let slowest = { milliseconds: 0, query: {} as Record<string, string> };

async function ask({ address, key }: Child, query: Record<string, string>): Promise<string | null> {
  const url = new URL(`/api/v1/voices?${new URLSearchParams(query)}`, address);
  const at = performance.now();
  const response = await fetch(url, { headers: { authorization: `Bearer ${key}` } });
  const { next } = (await response.json()) as { next: string | null };
  const milliseconds = performance.now() - at;
  if (response.status !== 200) throw new Error(`${response.status} for ${url}`);
  times.push(milliseconds);
  if (milliseconds > slowest.milliseconds) slowest = { milliseconds: Math.round(milliseconds), query };
  return next;
}

for (const query of QUERIES) await ask(child, query);
times.length = 0;
slowest = { milliseconds: 0, query: {} };
for (let round = 0; round < Number(values.rounds); round++) {
  for (const query of QUERIES) {
    const next = await ask(child, query);
    if (next !== null) await ask(child, { ...query, after: next });
  }
}
await child.stop();
await place.remove();
const rounded = (share: number) => Math.round(percentile(times, share)! * 10) / 10;
console.log(
  JSON.stringify({
    bench: 'search',
    database: process.env.DATABASE_URL ? 'postgresql' : 'pglite',
    voices,
    searches: times.length,
    p50Ms: rounded(0.5),
    p95Ms: rounded(0.95),
    p99Ms: rounded(0.99),
    slowest,
  }),
);
process.exit(0);
