import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testWorkbook } from '../../testing/workbook.ts';
import { startWorld, type World } from '../../testing/world.ts';

interface View {
  id: string;
  state: string;
  format: string;
  encoding: string;
  delimiter: string;
  fileName: string;
  columns: string[];
  mapping: { fields: Record<string, string>; attributes: Record<string, string> };
  progress: { rows: number; accepted: number; duplicate: number; rejected: number; share: number };
  preview: Record<string, string>[];
  failure: string | null;
}

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const upload = async (name: string, bytes: string | Buffer) => {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(Buffer.from(bytes))]), name);
  const response = await (await world.as('frontline')).raw('/api/v1/imports', { method: 'POST', body: form });
  return { status: response.status, body: (await response.json()) as View & { code?: string } };
};

const finished = async (id: string): Promise<View> => {
  const caller = await world.as('frontline');
  for (;;) {
    const { body } = await caller.get<View>(`/api/v1/imports/${id}`);
    if (body.state !== 'running') return body;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

const start = async (id: string, body: object = {}) => {
  await (await world.as('frontline')).post(`/api/v1/imports/${id}/start`, body);
  return finished(id);
};

const HEADER = ['编号', '时间', '渠道', '内容', '城市'];
const ROWS = [
  ['7', '2019/9/27 12:00', '电话', '退款三天了，还没到账', '杭州'],
  ['8', '2019年9月28日 09:30', '应用商店', 'App 打不开，一直闪退', '上海'],
];
const lines = (delimiter: string) =>
  [HEADER, ...ROWS].map((row) => row.map((cell) => `"${cell}"`).join(delimiter)).join('\r\n');
const objects = ROWS.map((row) => Object.fromEntries(HEADER.map((column, i) => [column, row[i]])));

test.each([
  ['csv', 'utf-8', 'a.csv', Buffer.from(lines(','))],
  ['csv', 'utf-8', 'bom.csv', Buffer.from(`\ufeff${lines(',')}`)],
  ['csv', 'gb18030', 'gb.csv', iconv.encode(lines(','), 'gb18030')],
  ['csv', 'utf-16le', 'utf16.csv', iconv.encode(lines(','), 'utf-16le', { addBOM: true })],
  ['csv', 'utf-8', 'semicolon.csv', Buffer.from(lines(';'))],
  ['tsv', 'utf-8', 'a.tsv', Buffer.from(lines('\t'))],
  ['csv', 'utf-8', 'a.csv.gz', gzipSync(lines(','))],
  ['json', 'utf-8', 'a.json', Buffer.from(JSON.stringify(objects, null, 2))],
  ['json', 'utf-8', 'b.json', Buffer.from(JSON.stringify({ voices: objects }))],
  ['jsonl', 'utf-8', 'a.jsonl', Buffer.from(objects.map((object) => JSON.stringify(object)).join('\n'))],
  ['xlsx', 'utf-8', 'a.xlsx', testWorkbook([HEADER, ...ROWS])],
])('%s in %s: %s', async (format, encoding, name, bytes) => {
  const { status, body } = await upload(name, bytes);
  expect(status).toBe(201);
  expect(body).toMatchObject({ state: 'uploaded', format, encoding, columns: HEADER });
  expect(body.mapping).toMatchObject({
    fields: { text: '内容', occurredAt: '时间', externalId: '编号', channel: '渠道' },
    attributes: { 城市: '城市' },
  });
  expect(body.preview).toHaveLength(2);
  const source = `imports ${name}`;
  const after = await start(body.id, { source });
  expect(after.progress).toMatchObject({ rows: 2, accepted: 2, rejected: 0, share: 1 });
  const { rows } = await world.services.database.pool.query(
    'select * from voices where workspace_id = $1 and source = $2 order by external_id',
    [world.workspaceId, source],
  );
  expect(rows[0]).toMatchObject({
    external_id: '7',
    text: '退款三天了，还没到账',
    channel: '电话',
    attributes: { 城市: '杭州' },
  });
  expect(new Date(rows[1].occurred_at).toISOString()).toBe('2019-09-28T01:30:00.000Z');
});

test('rows that are no voices are listed with line and reason, and the rest is taken', async () => {
  const text = [
    'time,text',
    '2020-01-01,退款慢',
    '2020-01-02,',
    '2020-01-03,a,b',
    'yesterday,没有时间',
    '2999-01-01,未来',
    '2020-01-04,=HYPERLINK("http://x")',
    '2020-01-05,打我电话13912345678,',
  ].join('\n');
  const { body } = await upload('ragged.csv', text);
  const after = await start(body.id, {
    mapping: { fields: { text: 'text', occurredAt: 'time' }, attributes: {} },
  });
  expect(after.progress).toMatchObject({ rows: 7, accepted: 2, rejected: 5 });
  const response = await (await world.as('frontline')).raw(`/api/v1/imports/${body.id}/rejected`, {});
  const csv = await response.text();
  expect(response.headers.get('content-type')).toContain('text/csv');
  expect(
    csv
      .split('\r\n')
      .slice(1, -1)
      .map((line) => line.split(',').slice(0, 2).join(' ')),
  ).toEqual(['3 text.empty', '4 row.ragged', '5 time.format', '6 time.future', '8 row.ragged']);
  expect(csv).not.toContain('13912345678');
});

test('the same file again adds nothing, with an id column or without', async () => {
  const text = 'text\n退款慢\n退款慢\n客服不理人';
  const first = await start((await upload('again.csv', text)).body.id);
  const second = await start((await upload('again.csv', text)).body.id);
  expect(first.progress).toMatchObject({ accepted: 3, duplicate: 0 });
  expect(second.progress).toMatchObject({ accepted: 0, duplicate: 3 });
});

test('an import pauses and goes on where it was', async () => {
  const text = ['text', ...Array.from({ length: 4_000 }, (_, i) => `第 ${i} 条声音，退款慢`)].join('\n');
  const { body } = await upload('long.csv', text);
  const caller = await world.as('frontline');
  await caller.post(`/api/v1/imports/${body.id}/start`, {});
  const paused = await caller.post<View>(`/api/v1/imports/${body.id}/pause`);
  expect(paused.body.state).toBe('paused');
  const again = await caller.post<View>(`/api/v1/imports/${body.id}/pause`);
  expect(again).toMatchObject({ status: 409, body: { code: 'action.impossible' } });
  await caller.post(`/api/v1/imports/${body.id}/resume`);
  const after = await finished(body.id);
  expect(after).toMatchObject({ state: 'done', progress: { rows: 4_000, accepted: 4_000, duplicate: 0 } });
});

test('nobody of another workspace sees an import', async () => {
  const { body } = await upload('mine.csv', 'text\n退款慢');
  const stranger = await world.asStranger('owner');
  for (const path of ['', '/rejected']) {
    expect((await stranger.get(`/api/v1/imports/${body.id}${path}`)).status).toBe(404);
  }
  expect((await stranger.post(`/api/v1/imports/${body.id}/start`, {})).status).toBe(404);
});
