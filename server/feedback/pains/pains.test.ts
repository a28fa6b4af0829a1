import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../testing/caller.ts';
import { startWorld, type World } from '../../testing/world.ts';
import { heardAll, plainVoices } from '../listening/testing/voices.ts';
import type { PainRowView } from './ranking/view.ts';

interface Listed {
  items: PainRowView[];
  total: number;
  next: string | null;
  definitions: Record<string, unknown>;
}

let world: World;
let caller: Caller;
beforeAll(async () => {
  world = await startWorld();
  caller = await world.as('manager');
  await caller.post('/api/v1/voices', { voices: plainVoices(600) });
  await heardAll(world, world.workspaceId);
});
afterAll(() => world.close());

const list = async (query = '') => (await caller.get<Listed>(`/api/v1/pains${query}`)).body;
const first = async () => (await list('?limit=1')).items[0]!;

describe('the list of pains', () => {
  test('counts what the points say in the window, without repeats', async () => {
    const { items } = await list('?limit=200');
    const { rows } = await world.services.database.queries.execute<{
      id: string;
      n: number;
      people: number;
    }>(sql`
      select p.resolved_id as id, count(*) filter (where not o.repeat)::int as n, count(distinct author_key)::int as people
      from points o join pains p on p.id = o.pain_id
      where o.occurred_at >= '2026-10-06' and o.occurred_at < '2026-11-03' and p.nature = 'pain' group by 1`);
    const counted = new Map(rows.map(({ id, n, people }) => [id, { n, people }]));
    expect(items.length).toBeGreaterThan(2);
    for (const item of items) {
      expect({ n: item.voices, people: item.people }).toEqual(counted.get(item.id) ?? { n: 0, people: 0 });
      expect(item.daily.reduce((sum, n) => sum + n, 0)).toBe(item.voices);
      expect(item.channels.reduce((sum, { voices }) => sum + voices, 0)).toBe(item.voices);
    }
  });

  test('pages through all of them in order, each once, whatever the sort', async () => {
    for (const sort of ['volume', 'trend', 'mood', 'newest', 'recent']) {
      const seen: string[] = [];
      let page = await list(`?sort=${sort}&limit=2`);
      for (
        ;
        page.next !== null;
        page = await list(`?sort=${sort}&limit=2&after=${encodeURIComponent(page.next)}`)
      ) {
        seen.push(...page.items.map(({ id }) => id));
      }
      seen.push(...page.items.map(({ id }) => id));
      expect(seen).toEqual((await list(`?sort=${sort}&limit=200`)).items.map(({ id }) => id));
    }
  });

  test('narrows the counts by channel and attribute', async () => {
    const all = await list('?limit=200');
    const app = await list('?channel=app&limit=200');
    const east = await list('?attribute.region=east&limit=200');
    const total = (page: Listed) => page.items.reduce((sum, { voices }) => sum + voices, 0);
    const ofApp = all.items.flatMap(({ channels }) => channels.filter(({ value }) => value === 'app'));
    expect(total(app)).toBe(ofApp.reduce((sum, { voices }) => sum + voices, 0));
    expect(total(east)).toBeGreaterThan(0);
    expect(total(east)).toBeLessThan(total(all));
  });

  test('defines every figure that it shows', async () => {
    const { definitions } = await list();
    for (const key of ['voices', 'people', 'mood', 'trend.change', 'daily']) {
      expect(definitions[key]).toMatchObject({ unit: expect.any(String), window: expect.any(String) });
    }
  });

  test('finds by a word of the title, refuses an invented cursor and an unknown field', async () => {
    const { title, id } = await first();
    const found = await list(`?text=${encodeURIComponent(title.slice(0, 4))}`);
    expect(found.items.map((item) => item.id)).toContain(id);
    expect(await caller.get('/api/v1/pains?after=nonsense')).toMatchObject({ status: 400 });
    expect(await caller.get('/api/v1/pains?colour=red')).toMatchObject({ status: 400 });
  });
});

describe('one pain', () => {
  test('shows its figures, its typical voices with the stretches that say it, and its birth', async () => {
    const row = await first();
    const { body } = await caller.get<{
      pain: PainRowView;
      typical: { here: number[]; points: { n: number; pain: { id: string } }[] }[];
      lineage: { type: string }[];
    }>(`/api/v1/pains/${row.id}`);
    expect(body.pain).toEqual(row);
    expect(body.typical.length).toBeGreaterThan(0);
    for (const { here, points } of body.typical) {
      for (const n of here) expect(points.find((point) => point.n === n)?.pain.id).toBe(row.id);
    }
    expect(body.lineage[0]?.type).toBe('born');
  });

  test('its course adds up to its voices', async () => {
    const row = await first();
    const { body } = await caller.get<{ days: { voices: number }[] }>(
      `/api/v1/pains/${row.id}/course?from=2026-10-06&to=2026-11-02`,
    );
    expect(body.days.map(({ voices }) => voices)).toEqual(row.daily);
    expect(await caller.get(`/api/v1/pains/${row.id}/course?from=2026-10-06&to=2026-10-01`)).toMatchObject({
      status: 400,
    });
  });

  test('its breakdown adds up to its voices for every attribute', async () => {
    const row = await first();
    const { body } = await caller.get<{
      breakdown: {
        attribute: string;
        known: number;
        values: { value: string; voices: number; share: number }[];
      }[];
    }>(`/api/v1/pains/${row.id}/breakdown`);
    const names = body.breakdown.map(({ attribute }) => attribute);
    expect(names).toEqual(
      expect.arrayContaining(['author.role', 'channel', 'language', 'region', 'version']),
    );
    for (const { known, values } of body.breakdown) {
      expect(known).toBe(row.voices);
      expect(values.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
    }
  });

  test('all its voices can be read page by page', async () => {
    const row = await first();
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const { body }: { body: { items: { id: string }[]; next: string | null } } = await caller.get(
        `/api/v1/pains/${row.id}/voices?limit=20${next ? `&after=${encodeURIComponent(next)}` : ''}`,
      );
      seen.push(...body.items.map(({ id }) => id));
      next = body.next;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(row.voices);
  });

  test('is unknown in another workspace', async () => {
    const { id } = await first();
    const stranger = await world.asStranger('owner');
    for (const path of ['', '/course', '/breakdown', '/voices']) {
      expect(await stranger.get(`/api/v1/pains/${id}${path}`)).toMatchObject({ status: 404 });
    }
    expect((await stranger.get<Listed>('/api/v1/pains')).body.items).toEqual([]);
  });
});
