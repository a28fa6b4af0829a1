import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../../testing/caller.ts';
import { startWorld, type World } from '../../../testing/world.ts';
import { recount } from '../../listening/testing/recount.ts';
import { heardAll, plainVoices } from '../../listening/testing/voices.ts';
import type { ThemeView } from '../themes/themes.ts';
import type { ProposalView } from './read.ts';

let world: World;
let caller: Caller;
beforeAll(async () => {
  world = await startWorld();
  caller = await world.as('manager');
  await caller.post('/api/v1/voices', { voices: plainVoices(600) });
  await heardAll(world, world.workspaceId);
  await caller.post('/api/v1/listening/consolidate');
});
afterAll(() => world.close());

const proposals = async (query = '') =>
  (await caller.get<{ items: ProposalView[] }>(`/api/v1/pains/proposals${query}`)).body.items;
const themes = async () => (await caller.get<{ items: ThemeView[] }>('/api/v1/themes')).body.items;
interface OneTheme {
  theme: ThemeView;
  lineage: { id: string; type: string; undone: boolean }[];
}
const theme = async (n: number) => (await caller.get<OneTheme>(`/api/v1/themes/${n}`)).body;
const undo = (id: string) => caller.post(`/api/v1/pains/events/${id}/undo`);

describe('proposals', () => {
  test('say why, how sure they are, and what both sides say', async () => {
    const items = await proposals();
    expect(items.length).toBeGreaterThan(0);
    for (const { score, reason, left, right } of items) {
      expect(score).toBeGreaterThan(0);
      expect(reason!.likeness).toBeGreaterThan(0);
      expect(left.sentences.length).toBeGreaterThan(0);
      expect(right.sentences.length).toBeGreaterThan(0);
    }
  });

  test('one that is accepted is carried out, and waits again once that is undone', async () => {
    const proposal = (await proposals()).find(({ type }) => type === 'merge')!;
    expect(await caller.post(`/api/v1/pains/proposals/${proposal.id}/accept`)).toMatchObject({
      status: 200,
      body: { id: proposal.other!.id },
    });
    const [decided] = await proposals('?decided=true');
    expect(decided).toMatchObject({ id: proposal.id, state: 'accepted' });
    expect(await caller.post(`/api/v1/pains/proposals/${proposal.id}/accept`)).toMatchObject({ status: 409 });
    expect(await undo(decided!.eventId!)).toMatchObject({ status: 200 });
    expect((await proposals()).map(({ id }) => id)).toContain(proposal.id);
    expect(await recount(world.services.database.queries)).toEqual([]);
  });

  test('one that is dismissed does not come back by a grouping anew, only by undo', async () => {
    const proposal = (await proposals())[0]!;
    const pair = (one: ProposalView) => [one.type, one.pain.id, one.other?.id].join();
    expect(await caller.post(`/api/v1/pains/proposals/${proposal.id}/dismiss`)).toMatchObject({
      status: 200,
    });
    const [decided] = await proposals('?decided=true');
    expect(await undo(decided!.eventId!)).toMatchObject({ status: 200 });
    expect((await proposals()).map(({ id }) => id)).toContain(proposal.id);
    await caller.post(`/api/v1/pains/proposals/${proposal.id}/dismiss`);
    await caller.post('/api/v1/listening/consolidate');
    expect((await proposals()).map(pair)).not.toContain(pair(proposal));
  });
});

describe('themes', () => {
  test('gather pains with their figures, and keep their number and a person’s name when grouped anew', async () => {
    const [first] = await themes();
    const pains = (
      await caller.get<{ items: { voices: number }[]; total: number }>(`/api/v1/pains?theme=${first!.theme}`)
    ).body;
    expect(pains.total).toBe(first!.pains);
    expect(pains.items.reduce((sum, { voices }) => sum + voices, 0)).toBe(first!.voices);
    expect(first!.daily.length).toBe(28);
    const url = `/api/v1/themes/${first!.theme}/title`;
    const named = { title: '钱的事', version: first!.version };
    expect(await caller.put(url, named)).toMatchObject({ status: 200 });
    expect(await caller.put(url, named)).toMatchObject({ status: 409, body: { code: 'thing.stale' } });
    await caller.post('/api/v1/voices', { voices: plainVoices(200, 600) });
    await heardAll(world, world.workspaceId);
    await caller.post('/api/v1/listening/consolidate');
    expect(await theme(first!.theme)).toMatchObject({ theme: { title: '钱的事', titledBy: 'person' } });
  });

  test('tell their history, and a name is taken back', async () => {
    const named = (await themes()).find(({ titledBy }) => titledBy === 'person')!;
    const { lineage } = await theme(named.theme);
    expect(lineage[0]).toMatchObject({ type: 'born' });
    const renamed = lineage.find(({ type }) => type === 'renamed')!;
    expect(await caller.post(`/api/v1/themes/events/${renamed.id}/undo`)).toMatchObject({ status: 200 });
    const after = await theme(named.theme);
    expect(after.theme.titledBy).toBe('words');
    expect(after.lineage.find(({ id }) => id === renamed.id)!.undone).toBe(true);
    expect(await caller.post(`/api/v1/themes/events/${renamed.id}/undo`)).toMatchObject({ status: 409 });
    expect(await caller.get('/api/v1/themes/999')).toMatchObject({ status: 404 });
  });
});
