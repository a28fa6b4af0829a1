import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../platform/ids.ts';
import { testWorkbook } from '../../testing/workbook.ts';
import { startWorld, type World } from '../../testing/world.ts';
import { zipBomb } from '../../testing/zip-bomb.ts';

// Every way in which voices and files of voices can be wrong, what is answered, and that nothing is half stored.

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const voice = (over: object = {}) => ({
  text: '退款三天了还没到账',
  occurredAt: '2026-11-01T10:00:00+08:00',
  source: 'bad',
  externalId: newId(),
  ...over,
});
const batch = (...voices: unknown[]) => JSON.stringify({ voices });
const many = (n: number) => Array.from({ length: n }, () => voice());
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const withRaw = (json: string) => batch(voice()).replace('"text":', `${json},"text":`);

const countStored = async () => {
  const { rows } = await world.services.database.pool.query('select count(*)::int as n from voices');
  return rows[0].n as number;
};

const post = async (body: string | Buffer, type = 'application/json', path = '/api/v1/voices') => {
  const caller = await world.as('frontline');
  const response = await caller.raw(path, {
    method: 'POST',
    headers: { 'content-type': type },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });
  const text = await response.text();
  return { status: response.status, type: response.headers.get('content-type') ?? '', text };
};

const INVALID_UTF8 = Buffer.concat([Buffer.from('{"voices":[{"text":"'), Buffer.from([0xff, 0xc3, 0x28])]);
const GB18030 = Buffer.from([0xcd, 0xcb, 0xbf, 0xee]);

test.each<[string, string | Buffer, string, number, string]>([
  ['broken JSON', '{"voices": [', 'application/json', 400, 'request.json'],
  ['an empty body', '', 'application/json', 400, 'request.json'],
  ['broken UTF-8', INVALID_UTF8, 'application/json', 400, 'request.encoding'],
  ['another encoding', GB18030, 'application/json', 400, 'request.encoding'],
  ['another content type', 'a=b', 'application/x-www-form-urlencoded', 415, 'request.mediaType'],
  ['an array', '[]', 'application/json', 400, 'request.invalid'],
  ['null', 'null', 'application/json', 400, 'request.invalid'],
  ['no voices', '{}', 'application/json', 400, 'request.invalid'],
  ['voices that are no list', '{"voices":{}}', 'application/json', 400, 'request.invalid'],
  ['an unknown field', '{"voices":[],"more":1}', 'application/json', 400, 'request.invalid'],
  ['a prototype key', '{"voices":[],"__proto__":{"x":1}}', 'application/json', 400, 'request.invalid'],
  ['10,001 voices', batch(...many(10_001)), 'application/json', 413, 'request.tooMany'],
  ['deep nesting', nested(200_000), 'application/json', 400, 'request.invalid'],
  [
    '17 MB',
    batch(...many(20).map((one) => ({ ...one, text: '退'.repeat(300_000) }))),
    'application/json',
    413,
    'request.tooLarge',
  ],
])('a call with %s is refused whole', async (_name, body, type, status, code) => {
  const before = await countStored();
  const answer = await post(body, type);
  expect(answer.status).toBe(status);
  expect(answer.type).toContain('application/problem+json');
  expect(JSON.parse(answer.text)).toMatchObject({ code, status });
  expect(await countStored()).toBe(before);
});

test.each<[string, string, string, string | undefined]>([
  ['no object', batch('退款'), 'voice.shape', undefined],
  ['null', batch(null), 'voice.shape', undefined],
  ['no text', batch(voice({ text: undefined })), 'field.missing', 'text'],
  ['a text that is a number', batch(voice({ text: 5 })), 'field.type', 'text'],
  ['an empty text', batch(voice({ text: '' })), 'text.empty', 'text'],
  ['a blank text', batch(voice({ text: ' \n　' })), 'text.empty', 'text'],
  ['1 MB of text', batch(voice({ text: 'a'.repeat(1_048_576) })), 'text.long', 'text'],
  ['NUL', batch(voice({ text: '退\0款' })), 'field.characters', 'text'],
  ['a control character', batch(voice({ text: '退\u0007款' })), 'field.characters', 'text'],
  ['half a surrogate pair', batch(voice({ text: '退\ud83d' })), 'field.characters', 'text'],
  ['NUL in the identity', batch(voice({ externalId: 'a\0b' })), 'field.characters', 'externalId'],
  ['no source', batch(voice({ source: '' })), 'field.length', 'source'],
  ['a long identity', batch(voice({ externalId: 'x'.repeat(201) })), 'field.length', 'externalId'],
  ['an unknown field', batch(voice({ colour: 'red' })), 'field.unknown', 'colour'],
  ['a prototype key', withRaw('"__proto__":{"admin":true}'), 'field.unknown', '__proto__'],
  [
    'a prototype key in attributes',
    withRaw('"attributes":{"__proto__":"x"}'),
    'attributes.key',
    'attributes.__proto__',
  ],
  [
    '"constructor" in attributes',
    batch(voice({ attributes: { constructor: 'x' } })),
    'attributes.key',
    'attributes.constructor',
  ],
  [
    '65 attributes',
    batch(voice({ attributes: Object.fromEntries(many(65).map((_, i) => [`k${i}`, i])) })),
    'attributes.many',
    'attributes',
  ],
  ['attributes that are a list', batch(voice({ attributes: [] })), 'field.type', 'attributes'],
  ['a nested attribute', batch(voice({ attributes: { a: { b: 1 } } })), 'field.type', 'attributes.a'],
  ['a deeply nested attribute', withRaw(`"attributes":{"a":${nested(5_000)}}`), 'field.type', 'attributes.a'],
  [
    'a long attribute',
    batch(voice({ attributes: { a: 'x'.repeat(1_001) } })),
    'field.length',
    'attributes.a',
  ],
  [
    'an unknown field of the author',
    batch(voice({ author: { name: '张三' } })),
    'field.unknown',
    'author.name',
  ],
  ['a time in the future', batch(voice({ occurredAt: '2999-01-01T00:00:00Z' })), 'time.future', 'occurredAt'],
  ['year 0', batch(voice({ occurredAt: '0000-01-01T00:00:00Z' })), 'time.past', 'occurredAt'],
  ['year 1989', batch(voice({ occurredAt: '1989-12-31T23:59:59Z' })), 'time.past', 'occurredAt'],
  [
    'a year of five digits',
    batch(voice({ occurredAt: '12026-01-01T00:00:00Z' })),
    'time.format',
    'occurredAt',
  ],
  ['30 February', batch(voice({ occurredAt: '2026-02-30T00:00:00Z' })), 'time.format', 'occurredAt'],
  ['a time without a zone', batch(voice({ occurredAt: '2026-11-01T00:00:00' })), 'time.format', 'occurredAt'],
  ['a time that is a number', batch(voice({ occurredAt: 1_700_000_000 })), 'field.type', 'occurredAt'],
  ['a rating above its scale', batch(voice({ rating: 6 })), 'field.range', 'rating'],
  ['a rating that is a text', batch(voice({ rating: '5' })), 'field.type', 'rating'],
  ['an infinite rating', withRaw('"rating":1e999'), 'field.range', 'rating'],
  ['a language that is none', batch(voice({ language: '中文' })), 'field.range', 'language'],
])('a voice with %s is rejected, its neighbours are taken', async (_name, body, code, at) => {
  const before = await countStored();
  const neighbour = JSON.stringify(voice());
  const answer = await post(body.replace('{"voices":[', `{"voices":[${neighbour},`));
  expect(answer.status).toBe(200);
  const { results } = JSON.parse(answer.text) as { results: { status: string }[] };
  expect(results.map(({ status }) => status)).toEqual(['accepted', 'rejected']);
  expect(results[1]).toMatchObject({ code, ...(at !== undefined && { at }) });
  expect(await countStored()).toBe(before + 1);
});

test('lines of a stream are refused one by one: no JSON, no UTF-8, far too long', async () => {
  const lines = [
    Buffer.from(JSON.stringify(voice())),
    Buffer.from('not json'),
    Buffer.from([0x22, 0xff, 0x22]),
    Buffer.from(JSON.stringify(voice({ text: 'a'.repeat(2_000_000) }))),
    Buffer.from(JSON.stringify(voice())),
  ];
  const body = Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')]));
  const { text } = await post(body, 'application/x-ndjson');
  const answers = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { status: string; code?: string });
  expect(answers.map(({ status, code }) => code ?? status)).toEqual([
    'accepted',
    'request.json',
    'request.encoding',
    'voice.large',
    'accepted',
  ]);
});

test.each([
  ['/api/v1/voices/nothing', 400, 'request.invalid'],
  [`/api/v1/voices/${newId()}`, 404, 'thing.unknown'],
  ['/api/v1/voices?colour=red', 400, 'request.invalid'],
  ['/api/v1/voices?limit=0', 400, 'request.invalid'],
  ['/api/v1/voices?limit=201', 400, 'request.invalid'],
  ['/api/v1/voices?from=yesterday', 400, 'request.invalid'],
  ['/api/v1/voices?after=nowhere', 400, 'request.invalid'],
  ['/api/v1/voices?pain=1', 400, 'request.invalid'],
  [`/api/v1/voices?text=${'a'.repeat(201)}`, 400, 'request.invalid'],
  ['/api/v1/voices?text=%00', 400, 'request.invalid'],
  ['/api/v1/voices?attribute.a=%00', 400, 'request.invalid'],
  ['/api/v1/voices?channel=%00', 400, 'request.invalid'],
  ['/api/v1/imports/nothing', 400, 'request.invalid'],
  [`/api/v1/imports/${newId()}`, 404, 'thing.unknown'],
])('GET %s answers %d', async (path, status, code) => {
  const { body, status: answered } = await (await world.as('frontline')).get<{ code?: string }>(path);
  expect(answered).toBe(status);
  expect(body.code).toBe(code);
});

const upload = async (name: string, bytes: Buffer) => {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), name);
  const response = await (await world.as('frontline')).raw('/api/v1/imports', { method: 'POST', body: form });
  return { status: response.status, body: await response.json() };
};

test.each<[string, string, Buffer, string]>([
  ['an empty file', 'a.csv', Buffer.alloc(0), 'file.unreadable'],
  ['a header alone', 'a.csv', Buffer.from('text,time\n'), 'file.unreadable'],
  ['a picture', 'a.csv', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'file.unreadable'],
  ['an old Excel file', 'a.xls', Buffer.from('d0cf11e0a1b11ae1000000000000', 'hex'), 'file.unreadable'],
  ['a cut workbook', 'a.xlsx', testWorkbook([['text'], ['退款慢']]).subarray(0, 300), 'file.unreadable'],
  ['a zip bomb', 'a.xlsx', zipBomb(64), 'file.unsafe'],
  ['a zip of many parts', 'a.xlsx', zipBomb(0, 3_000), 'file.unsafe'],
  ['broken JSON', 'a.json', Buffer.from('[{"text":'), 'file.unreadable'],
])('%s is refused as an import, and its file is not kept', async (_name, name, bytes, code) => {
  const { status, body } = await upload(name, bytes);
  expect(status).toBe(422);
  expect(body).toMatchObject({ code });
  const { body: list } = await (await world.as('frontline')).get<{ items: unknown[] }>('/api/v1/imports');
  expect(list.items).toEqual([]);
});

test('an import without a file, or that is no form, is refused', async () => {
  const caller = await world.as('frontline');
  const empty = await caller.raw('/api/v1/imports', { method: 'POST', body: new FormData() });
  expect(empty.status).toBe(400);
  const json = await caller.post<{ code: string }>('/api/v1/imports', { file: 'a' });
  expect(json).toMatchObject({ status: 415, body: { code: 'request.mediaType' } });
});

test('a formula in a workbook is never computed: its row is rejected', async () => {
  const bytes = testWorkbook([
    ['text', 'n'],
    ['退款慢', { formula: 'WEBSERVICE("http://x")', value: 1 }],
    ['=1+1 是文字', 2],
  ]);
  const { body } = await upload('formula.xlsx', bytes);
  const caller = await world.as('frontline');
  await caller.post(`/api/v1/imports/${body.id}/start`, {});
  const csv = async () => (await caller.raw(`/api/v1/imports/${body.id}/rejected`, {})).text();
  await expect.poll(csv, { timeout: 20_000 }).toContain('2,row.formula');
});

test('tricks in file names reach no other folder', async () => {
  for (const name of ['../../etc/passwd.csv', '..\\..\\boot.csv', '/root/.ssh/id.csv', 'a\0b.csv']) {
    const { status, body } = await upload(name, Buffer.from('text\n退款慢'));
    expect(status).toBe(201);
    expect(body.fileName).not.toMatch(/[/\\\0]|\.\./);
  }
});

test.each([
  [{ mapping: { fields: { text: 'nothing' }, attributes: {} } }, 'body/mapping/fields/text'],
  [{ mapping: { fields: {}, attributes: {} } }, 'body/mapping/fields/text'],
  [
    { mapping: { fields: { text: 'text' }, attributes: { text: 'constructor' } } },
    'body/mapping/attributes/text',
  ],
  [{ mapping: { fields: { text: 'text', colour: 'text' }, attributes: {} } }, 'body/mapping/fields/colour'],
  [{ timeZone: 'Mars/Olympus' }, 'body/timeZone'],
])('a start with %o is refused', async (start, at) => {
  const { body } = await upload('a.csv', Buffer.from('text\n退款慢'));
  const caller = await world.as('frontline');
  const answer = await caller.post<{ code: string; at: string }>(`/api/v1/imports/${body.id}/start`, start);
  expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid', at } });
});
