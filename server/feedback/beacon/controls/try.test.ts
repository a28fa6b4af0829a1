import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { newId } from '../../../platform/ids.ts';
import type { Caller } from '../../../testing/caller.ts';
import { startWorld, type World } from '../../../testing/world.ts';
import type { ControlView } from './view.ts';

const MINUTE = 60_000;
let world: World;
let staff: Caller;
beforeAll(async () => {
  world = await startWorld();
  staff = await world.as('frontline');
});
afterAll(() => world.close());

test('a dry run shows what a scope would have touched; what it says holds a control back', async () => {
  const now = world.clock.now().getTime();
  const voices = Array.from({ length: 10 }, (_, n) => ({
    text: `漫游流量包退款一直不到账，第${n}次问了`,
    occurredAt: new Date(now - (n + 1) * MINUTE).toISOString(),
    source: 'try',
    externalId: newId(),
    author: { key: `author ${n}` },
    attributes: { product: n < 4 ? 'roam' : 'card' },
  }));
  expect((await staff.post('/api/v1/voices', { voices })).status).toBe(200);
  const wanted = { scope: { product: ['roam'] }, action: { type: 'pause-offer' }, ttlMinutes: 500 };
  type Tried = { examples: { text: string }[]; byMinute: number[]; overBounds: string[] };
  await vi.waitFor(
    async () => {
      const { body } = await staff.post<Tried>('/api/v1/controls/try', wanted);
      expect(body).toMatchObject({ voices: 4, all: 10, share: 0.4, distinctAuthors: 4 });
      expect(body.overBounds).toEqual(['share', 'ttl']);
      expect(body.byMinute).toHaveLength(60);
      expect(body.examples[0]!.text).toContain('漫游流量包');
    },
    { timeout: 30_000, interval: 200 },
  );
  const { body } = await staff.post<ControlView>('/api/v1/controls', {
    ...wanted,
    ttlMinutes: 60,
    reason: 'x',
  });
  expect(body).toMatchObject({ state: 'proposed', waitsFor: 'leader', overBounds: ['share'] });
});
