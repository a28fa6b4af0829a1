import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../platform/ids.ts';
import { startWorld, type World } from '../../testing/world.ts';

interface Answer {
  accepted: number;
  duplicate: number;
  rejected: number;
  results: { status: string; id?: string; code?: string; at?: string }[];
}

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const voice = (over: object = {}) => ({
  text: '退款三天了还没到账',
  occurredAt: '2026-11-01T10:00:00+08:00',
  source: 'test',
  externalId: newId(),
  ...over,
});

const stored = (id: string) =>
  world.services.database.pool
    .query('select * from voices where workspace_id = $1 and id = $2', [world.workspaceId, id])
    .then(({ rows }) => rows[0]);

test('answers each voice of a call by itself: accepted, duplicate, rejected with code and place', async () => {
  const caller = await world.as('frontline');
  const twin = voice();
  const { status, body } = await caller.post<Answer>('/api/v1/voices', {
    voices: [twin, { ...twin, text: '别的文字' }, voice({ text: '' }), voice({ colour: 'red' })],
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({ accepted: 1, duplicate: 1, rejected: 2 });
  expect(body.results[1]).toEqual({ status: 'duplicate', id: body.results[0]!.id });
  expect(body.results[2]).toMatchObject({ status: 'rejected', code: 'text.empty', at: 'text' });
  expect(body.results[3]).toMatchObject({ status: 'rejected', code: 'field.unknown', at: 'colour' });
  const again = await caller.post<Answer>('/api/v1/voices', { voices: [twin] });
  expect(again.body.results[0]).toEqual({ status: 'duplicate', id: body.results[0]!.id });
});

test('masks personal data before storing, and keeps the author only as a lasting pseudonym', async () => {
  const caller = await world.as('frontline');
  const author = { key: '张三13912345678', attributes: { 城市: '杭州' } };
  const { body } = await caller.post<Answer>('/api/v1/voices', {
    voices: [
      voice({
        text: '打我电话13912345678',
        author,
        attributes: { 备注: 'a@b-mail.com', 金额: 3 },
        rating: 2,
      }),
      voice({ author }),
    ],
  });
  const [first, second] = await Promise.all(body.results.map(({ id }) => stored(id!)));
  expect(first.text).toBe('打我电话‹phone›');
  expect(first.masked.toSorted()).toEqual(['email', 'phone']);
  expect(first.attributes).toEqual({ 备注: '‹email›', 金额: 3 });
  expect(first.language).toBe('zh');
  expect([first.rating, first.rating_max]).toEqual([2, 5]);
  expect(first.author_key).toBe(second.author_key);
  expect(first.author_key).not.toContain('张三');
});

test('numbers of arrival have no gaps though callers race and send the same voices', async () => {
  const caller = await world.asStranger('frontline');
  const shared = Array.from({ length: 40 }, () => voice());
  const calls = Array.from({ length: 12 }, (_, i) =>
    caller.post<Answer>('/api/v1/voices', { voices: [...shared.slice(i, i + 20), voice(), voice()] }),
  );
  const answers = (await Promise.all(calls)).map(({ body }) => body);
  const accepted = answers.reduce((sum, answer) => sum + answer.accepted, 0);
  expect(accepted).toBe(31 + 24);
  const { rows } = await world.services.database.pool.query(
    'select count(*)::int as n, min(seq)::int as first, max(seq)::int as last from voices where workspace_id <> $1',
    [world.workspaceId],
  );
  expect(rows[0]).toEqual({ n: accepted, first: 1, last: accepted });
});

test('tells the others after the commit which numbers arrived', async () => {
  const heard: { fromSeq: number; toSeq: number; count: number }[] = [];
  const stop = world.services.bus.subscribe('voices.stored', ({ data }) => void heard.push(data));
  const caller = await world.as('frontline');
  await caller.post('/api/v1/voices', { voices: [voice(), voice()] });
  stop();
  expect(heard).toHaveLength(1);
  expect(heard[0]!.count).toBe(2);
  expect(heard[0]!.toSeq - heard[0]!.fromSeq).toBe(1);
});

test('a stream of JSON lines is answered line by line, in order, good and bad', async () => {
  const caller = await world.withKey(['voices:write']);
  const lines = Array.from({ length: 3_000 }, (_, i) =>
    i % 100 === 50 ? '{"broken' : JSON.stringify(voice({ externalId: `stream-${i % 2_900}` })),
  );
  const response = await caller.raw('/api/v1/voices', {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: lines.join('\n'),
  });
  expect(response.headers.get('content-type')).toContain('application/x-ndjson');
  const answers = (await response.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(answers).toHaveLength(3_000);
  expect(answers[50]).toMatchObject({ status: 'rejected', code: 'request.json' });
  expect(answers[2_950]).toMatchObject({ status: 'rejected' });
  expect(answers.filter(({ status }) => status === 'accepted')).toHaveLength(2_900 - 29);
  expect(answers[2_901]).toEqual({ status: 'duplicate', id: answers[1].id });
});

test('a workspace that says so keeps personal data; authors stay pseudonyms', async () => {
  const { accounts } = world.services;
  const owner = await world.asStranger('owner');
  const { version } = (await accounts.workspace(world.elsewhereId))!;
  const settings = { version, settings: { maskPersonalData: false } };
  expect((await owner.patch('/api/v1/workspace', settings)).status).toBe(200);
  await owner.post('/api/v1/voices', {
    voices: [voice({ text: '打我电话13912345678', externalId: 'kept', author: { key: '13912345678' } })],
  });
  const { rows } = await world.services.database.pool.query(
    'select text, author_key from voices where workspace_id = $1 and external_id = $2',
    [world.elsewhereId, 'kept'],
  );
  expect(rows[0].text).toBe('打我电话13912345678');
  expect(rows[0].author_key).not.toContain('139');
});
