import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld, type World } from '../../testing/world.ts';
import { storeVoiceWords } from './words-store.ts';

interface Found {
  items: { id: string; externalId: string; text: string; highlights: { start: number; end: number }[] }[];
  next: string | null;
}

const TEXTS = [
  '退款三天了还没到账，客服不回复',
  '快递太慢，退款也慢',
  'The app crashes on every refund request',
  '发票抬头开错了 please fix the invoice',
  '商家拒绝退货，要求退还运费',
  '到账很快，谢谢',
];

let world: World;
beforeAll(async () => {
  world = await startWorld();
  const caller = await world.as('frontline');
  const voices = TEXTS.map((text, i) => ({
    text,
    occurredAt: `2026-10-0${i + 1}T00:00:00Z`,
    source: 'test',
    externalId: String(i),
    channel: i % 2 === 0 ? '电话' : '应用商店',
    attributes: { 版本: i < 3 ? '1.0' : '2.0' },
  }));
  const { body } = await caller.post<{ results: { id: string }[] }>('/api/v1/voices', { voices });
  const searchable = voices.map(({ text, occurredAt }, i) => ({
    id: body.results[i]!.id,
    occurredAt: new Date(occurredAt),
    text,
  }));
  await storeVoiceWords(world.services.database.queries, world.workspaceId, searchable);
});
afterAll(() => world.close());

const search = async (parameters: Record<string, string>) => {
  const caller = await world.as('guest');
  const { status, body } = await caller.get<Found>(`/api/v1/voices?${new URLSearchParams(parameters)}`);
  return { status, body, ids: body.items?.map(({ externalId }) => externalId) };
};

test.each([
  [{ text: '退款' }, ['1', '0']],
  [{ text: '退' }, ['4', '1', '0']],
  [{ text: '到账' }, ['5', '0']],
  [{ text: '到账 客服' }, ['0']],
  [{ text: '没到账' }, ['0']],
  [{ text: '三天了' }, ['0']],
  [{ text: '"refund request"' }, ['2']],
  [{ text: 'request refund' }, ['2']],
  [{ text: '"request refund"' }, []],
  [{ text: 'INVOICES' }, ['3']],
  [{ text: '退款', channel: '电话' }, ['0']],
  [{ text: '退', 'attribute.版本': '2.0' }, ['4']],
  [{ from: '2026-10-03T00:00:00Z', to: '2026-10-05T00:00:00Z' }, ['3', '2']],
  [{ channel: '应用商店' }, ['5', '3', '1']],
  [{ text: '!!!' }, []],
  [{ text: "'); drop table voices; --" }, []],
])('%o finds %o', async (parameters, expected) => {
  expect((await search(parameters)).ids).toEqual(expected);
});

test('the most alike first: what holds all words, then what holds some', async () => {
  const { ids } = await search({ text: '退款 到账', sort: 'alike' });
  expect(ids![0]).toBe('0');
  expect(ids).toEqual(expect.arrayContaining(['1', '5']));
});

test('pages follow each other without gap or repeat', async () => {
  for (const sort of ['newest', 'alike']) {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await search({ text: '退', sort, limit: '1', ...(after && { after }) });
      seen.push(...page.ids!);
      after = page.body.next;
    } while (after !== null);
    expect(seen.toSorted()).toEqual(['0', '1', '4']);
  }
});

test('highlights name the stretches that were asked for', async () => {
  const { body } = await search({ text: '三天' });
  expect(body.items[0]!.highlights).toEqual([{ start: 2, end: 4 }]);
});

test('nothing of a workspace is found from another', async () => {
  const stranger = await world.asStranger('owner');
  expect((await stranger.get<Found>('/api/v1/voices?text=退款')).body.items).toEqual([]);
  const { body } = await search({ text: '退款' });
  expect((await stranger.get(`/api/v1/voices/${body.items[0]!.id}`)).status).toBe(404);
});

test('facets name channels and attributes with their counts', async () => {
  const caller = await world.as('guest');
  const { body } = await caller.get<{ channels: unknown; attributes: unknown }>('/api/v1/voices/facets');
  expect(body.channels).toEqual([
    { value: '应用商店', voices: 3 },
    { value: '电话', voices: 3 },
  ]);
  expect(body.attributes).toEqual([
    {
      key: '版本',
      values: [
        { value: '1.0', voices: 3 },
        { value: '2.0', voices: 3 },
      ],
    },
  ]);
});
