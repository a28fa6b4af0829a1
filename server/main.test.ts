import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld, type World } from './testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

test('an unknown address answers with a problem and a stable code', async () => {
  const answer = await (await world.as('owner')).get('/api/v1/nothing');
  expect(answer).toMatchObject({ status: 404, body: { code: 'route.unknown' } });
});
