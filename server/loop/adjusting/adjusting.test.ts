import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../testing/caller.ts';
import { startWorld, type World } from '../../testing/world.ts';
import { everyDay, plantPain } from '../pains/planted.ts';

interface Seen {
  id: string;
  number: number;
  version: number;
  state: string;
}

const words = { title: '次日达', who: '收货人', pain: '到货要三天', solution: '前置仓' };
let world: World;
let manager: Caller;
let leader: Caller;
let owner: Caller;
let propositionId: string;
let painId: string;
beforeAll(async () => {
  world = await startWorld();
  [manager, leader, owner] = [await world.as('manager'), await world.as('leader'), await world.as('owner')];
  const made = await manager.post<{ id: string }>('/api/v1/propositions', { words });
  propositionId = made.body.id;
  painId = await plantPain(world, { title: '到货太慢', words: ['到货'], perDay: everyDay(3) });
});
afterAll(() => world.close());

const propose = (who: Caller, change: object = {}) =>
  who.post<Seen>('/api/v1/adjustments', {
    propositionId,
    baseVersion: 1,
    words: { pain: '到货要五天' },
    reason: '声音说的是五天',
    evidence: { painIds: [painId] },
    ...change,
  });
const decide = (who: Caller, { id, version }: Seen, action: string, reason?: string) =>
  who.post<Seen>(`/api/v1/adjustments/${id}/${action}`, {
    version,
    ...(reason === undefined ? {} : { reason }),
  });

describe('an adjustment', () => {
  test('shows its difference and its evidence', async () => {
    const made = await propose(manager);
    expect(made).toMatchObject({ status: 201, body: { number: 1, state: 'proposed', stale: false } });
    const { body } = await leader.get(`/api/v1/adjustments/${made.body.id}`);
    expect(body).toMatchObject({
      adjustment: { evidence: { voices: 0, pains: 1, bells: 0 }, propositionTitle: '次日达' },
      difference: [{ field: 'pain', before: '到货要三天', after: '到货要五天' }],
      evidence: [{ thing: 'pain', id: painId, title: '到货太慢', voices: 84 }],
    });
  });

  test('A2: is not decided by who proposed it', async () => {
    const own = (await propose(leader)).body;
    for (const action of ['adopt', 'refuse']) {
      expect(await decide(leader, own, action, '好')).toMatchObject({
        status: 409,
        body: { code: 'action.impossible' },
      });
    }
    expect(await decide(owner, own, 'withdraw')).toMatchObject({ status: 409 });
    expect((await decide(leader, own, 'withdraw')).body.state).toBe('withdrawn');
  });

  test('A3: is refused only with a reason, A1: and only once', async () => {
    const asked = (await propose(manager)).body;
    expect((await decide(leader, asked, 'refuse', ' ')).status).toBe(400);
    const refused = await decide(leader, asked, 'refuse', '证据不足');
    expect(refused.body).toMatchObject({ state: 'refused', decisionReason: '证据不足' });
    expect((await decide(owner, { ...asked, version: 2 }, 'adopt')).status).toBe(409);
  });

  test('adopted becomes the next version; old versions stay readable; another on the old base is stale', async () => {
    const first = (await propose(manager)).body;
    const second = (await propose(manager, { words: { solution: '本地仓' } })).body;
    expect((await decide(manager, first, 'adopt')).status).toBe(403);
    const adopted = await decide(leader, first, 'adopt', '同意');
    expect(adopted.body).toMatchObject({ state: 'adopted', newVersion: 2 });
    const { body } = await manager.get<{ versions: { versionNumber: number; words: { pain: string } }[] }>(
      `/api/v1/propositions/${propositionId}/versions`,
    );
    expect(body.versions.map((version) => [version.versionNumber, version.words.pain])).toEqual([
      [2, '到货要五天'],
      [1, '到货要三天'],
    ]);
    const conflict = await decide(leader, second, 'adopt');
    expect(conflict).toMatchObject({ status: 409, body: { code: 'thing.stale' } });
    const { body: after } = await leader.get(`/api/v1/adjustments/${second.id}`);
    expect(after).toMatchObject({ adjustment: { state: 'proposed', stale: true } });
  });

  test('two decisions in the same moment: one wins, the other is told', async () => {
    const asked = (await propose(manager, { baseVersion: 2, words: { benefit: '早到' } })).body;
    const answers = await Promise.all([decide(leader, asked, 'adopt'), decide(owner, asked, 'refuse', '不')]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
  });
});

describe('what cannot be proposed', () => {
  test.each([
    [{ baseVersion: 1 }, 409, 'thing.stale'],
    [{ words: {} }, 400, 'request.invalid'],
    [{ words: { who: ' ' } }, 422, 'proposition.incomplete'],
    [{ words: { colour: 'red' } }, 400, 'request.invalid'],
    [{ reason: '  ' }, 400, 'request.invalid'],
    [{ propositionId: '01900000-0000-7000-8000-000000000000' }, 404, 'thing.unknown'],
    [{ evidence: { bellIds: ['01900000-0000-7000-8000-000000000000'] } }, 404, 'thing.unknown'],
    [{ evidence: { voiceIds: ['x'] } }, 400, 'request.invalid'],
  ])('%j', async (change, status, code) => {
    const { body } = await manager.get<{ versionNumber: number }>(`/api/v1/propositions/${propositionId}`);
    const before = await manager.get<{ adjustments: Seen[] }>('/api/v1/adjustments');
    const answer = await propose(manager, {
      baseVersion: body.versionNumber,
      words: { growth: '复购' },
      ...change,
    });
    expect(answer).toMatchObject({ status, body: { code } });
    const after = await manager.get<{ adjustments: Seen[] }>('/api/v1/adjustments');
    expect(after.body.adjustments).toHaveLength(before.body.adjustments.length);
  });
});

test('another workspace sees and decides nothing', async () => {
  const stranger = await world.asStranger('leader');
  const { body } = await manager.get<{ adjustments: Seen[] }>('/api/v1/adjustments?state=proposed');
  const asked = body.adjustments[0]!;
  expect((await stranger.get(`/api/v1/adjustments/${asked.id}`)).status).toBe(404);
  expect((await decide(stranger, asked, 'refuse', '不')).status).toBe(404);
  expect((await stranger.get<{ adjustments: Seen[] }>('/api/v1/adjustments')).body.adjustments).toEqual([]);
});

test('A2: the only leader of a workspace may decide on their own proposal', async () => {
  const alone = await world.asStranger('leader');
  const made = await alone.post<{ id: string }>('/api/v1/propositions', { words });
  const asked = await propose(alone, { propositionId: made.body.id, evidence: {} });
  expect((await decide(alone, asked.body, 'adopt')).body).toMatchObject({ state: 'adopted', newVersion: 2 });
});
