import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { everyDay, plantPain } from '../../../loop/pains/planted.ts';
import { newId } from '../../../platform/ids.ts';
import type { Caller } from '../../../testing/caller.ts';
import { plantingDesk } from '../../../testing/plant-alarm.ts';
import { startWorld, type World } from '../../../testing/world.ts';
import type { AlarmRow } from '../alarms/store.ts';
import { locatedIn } from '../alarms/testing/findings.ts';
import type { ReviewWords } from './review.ts';

interface Review {
  words: ReviewWords;
  draft: boolean;
  finishedAt: string | null;
  version: number;
  code: string;
}
interface Leads {
  items: { id: string; kind: string; thing: string; thingId: string; title: string }[];
  code: string;
}

let world: World;
let desk: ReturnType<typeof plantingDesk>;
let member: Caller;
let manager: Caller;
let painId: string;
beforeAll(async () => {
  world = await startWorld();
  desk = plantingDesk(world);
  member = await world.as('member');
  manager = await world.as('manager');
  painId = await plantPain(world, { title: '退款太慢', words: ['退款'], perDay: everyDay(3) });
});
afterAll(() => world.close());
beforeEach(() => world.clock.forward(30 * 60_000));

const of = (alarm: { id: string }) => `/api/v1/alarms/${alarm.id}/review`;
const read = async (alarm: { id: string }, language?: string) =>
  (await member.get<Review>(`${of(alarm)}${language ? `?language=${language}` : ''}`)).body;
const alarmOf = async ({ id }: { id: string }) =>
  (
    await member.get<{ state: string; version: number; reason: string | null; steps: { action: string }[] }>(
      `/api/v1/alarms/${id}`,
    )
  ).body;

/** An alarm that somebody had in hand, and that is over. */
async function over(wish: Parameters<typeof desk.plant>[0] = {}): Promise<AlarmRow> {
  const { alarm } = await desk.plant({ subject: { type: 'pain', painId }, title: '退款太慢', ...wish });
  await desk.located(alarm, { ...locatedIn({ product: ['支付'] }), at: world.clock.now() });
  const { version } = await alarmOf(alarm);
  const heard = await member.post<{ version: number }>(`/api/v1/alarms/${alarm.id}/acknowledge`, { version });
  world.clock.forward(90_000);
  const body = { version: heard.body.version, reason: '银行修好了' };
  expect((await member.post(`/api/v1/alarms/${alarm.id}/clear`, body)).status).toBe(200);
  return alarm;
}

describe('a report', () => {
  test('is there once the alarm cleared, written from what happened, in the reader’s language', async () => {
    const { alarm } = await desk.plant();
    expect(await member.get(of(alarm))).toMatchObject({ status: 404, body: { code: 'thing.unknown' } });
    const cleared = await over();
    const zh = await read(cleared);
    expect(zh).toMatchObject({ draft: true, finishedAt: null, version: 1 });
    expect(zh.words).toMatchObject({ lessons: '', followUp: '', tried: '没有下发任何布控。' });
    expect(zh.words.what).toContain('退款太慢');
    expect(zh.words.what).toContain('相差 10 倍');
    expect(zh.words.where).toContain('产品为支付：解释了 90%，是往常的 10 倍');
    expect(zh.words.who).toMatch(/由 member .* 负责。/);
    expect(zh.words.who).toContain('银行修好了');
    expect(zh.words.duration.split('\n').map((line) => line.split(/[ （]/)[1])).toEqual([
      '首声', '可判定', '发现', '定位', '接手', '解除',
    ]); // biome-ignore format: a table
    expect(zh.words.strategy).toBe('痛点：退款太慢\n还没有命题回应这个痛点：这是一个盲区。');
    const en = await read(cleared, 'en');
    expect(en.words.where).toContain('product is 支付: explains 90%');
    expect(en.words.duration).toContain('cleared');
  });

  test('is edited by version, finished by a person, and then stands', async () => {
    const alarm = await over();
    const { words } = await read(alarm);
    const edited = await member.put<Review>(of(alarm), { version: 1, words: { lessons: '要盯银行公告' } });
    expect(edited.body).toMatchObject({
      draft: false,
      version: 2,
      words: { ...words, lessons: '要盯银行公告' },
    });
    expect(await member.put(of(alarm), { version: 1, words: {} })).toMatchObject({
      status: 409,
      body: { code: 'thing.stale' },
    });
    const finish = (version: number) => manager.post<Review>(`${of(alarm)}/finish`, { version });
    expect(await finish(1)).toMatchObject({ status: 409, body: { code: 'thing.stale' } });
    expect(await finish(2)).toMatchObject({
      status: 200,
      body: { version: 3, finishedAt: world.clock.now().toISOString() },
    });
    expect(await alarmOf(alarm)).toMatchObject({ state: 'reviewed' });
    expect(await finish(3)).toMatchObject({ status: 409, body: { code: 'action.impossible' } });
    expect(await member.put(of(alarm), { version: 3, words: {} })).toMatchObject({
      status: 409,
      body: { code: 'action.impossible' },
    });
    expect((await read(alarm, 'en')).words.lessons).toBe('要盯银行公告');
  });

  test('finished as it was drafted, it stands in the words of who finished it', async () => {
    const alarm = await over();
    const { words } = await read(alarm);
    expect((await member.post(`${of(alarm)}/finish`, { version: 1 })).status).toBe(200);
    expect((await read(alarm, 'en')).words).toMatchObject({ what: words.what, strategy: words.strategy });
  });

  test('takes the alarms that were grouped under it with it', async () => {
    const head = await desk.plant({ subject: { type: 'workspace' } });
    const inner = await desk.plant({ subject: { type: 'attribute', attribute: 'product', value: '支付' } });
    for (const { alarm } of [head, inner]) {
      const { version } = await alarmOf(alarm);
      await member.post(`/api/v1/alarms/${alarm.id}/clear`, { version });
    }
    expect((await read(head.alarm)).words.what).toContain('另有 1 条告警');
    expect(await member.get(of(inner.alarm))).toMatchObject({ status: 404 });
    await member.post(`${of(head.alarm)}/finish`, { version: 1 });
    const reviewed = await alarmOf(inner.alarm);
    expect(reviewed.state).toBe('reviewed');
    expect(reviewed.steps.at(-1)!.action).toBe('review');
  });

  test('as Markdown, for download', async () => {
    const alarm = await over();
    const response = await member.raw(`${of(alarm)}.md?language=en`, { method: 'GET' });
    expect(response.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
    expect(response.headers.get('content-disposition')).toContain(`alarm-${alarm.number}.md`);
    expect(await response.text()).toContain(`# Review of alarm \\#${alarm.number}: 退款太慢`);
  });
});

describe('what an alarm leads to', () => {
  test('finishing links it with its pain and the bells on that; people add what changes because of it', async () => {
    const alarm = await over();
    const bell = await member.post<{ id: string }>('/api/v1/bells', {
      painId,
      note: '复盘要改',
      ownerId: manager.userId,
    });
    expect(bell.status).toBe(201);
    expect((await read(alarm)).words.strategy).toContain('拉铃 #');
    await member.post(`${of(alarm)}/finish`, { version: 1 });
    const leads = `/api/v1/alarms/${alarm.id}/leads`;
    const listed = (await member.get<Leads>(leads)).body.items;
    expect(listed.map(({ kind, thing }) => [kind, thing]).sort()).toEqual([
      ['concerns', 'bell'],
      ['concerns', 'pain'],
    ]);
    const added = await member.post<Leads>(leads, { thing: 'bell', thingId: bell.body.id });
    const link = added.body.items.find(({ kind }) => kind === 'leads');
    expect(link).toMatchObject({ thing: 'bell', thingId: bell.body.id });
    const dropped = await member.delete(`${leads}/${link!.id}`);
    expect(dropped.status).toBe(200);
    expect((await member.get<Leads>(leads)).body.items).toHaveLength(2);
    expect(await member.post(leads, { thing: 'adjustment', thingId: bell.body.id })).toMatchObject({
      status: 404,
      body: { code: 'thing.unknown' },
    });
    expect(await member.get(`/api/v1/alarms/${newId()}/leads`)).toMatchObject({ status: 404 });
  });
});
