/**
 * Many enforcement points in a process of their own: each holds a stream of controls, as a shop's server would. Tells
 * its parent of every control when the last of them has it. Arguments: address, key, how many.
 */
import { createControls } from '../../client/controls/index.ts';

const [baseUrl, key, many] = process.argv.slice(2);
const count = Number(many);
const heard = new Map<string, number>();
const points = Array.from({ length: count }, (_, n) =>
  createControls({ baseUrl: baseUrl!, key: key!, point: { name: 'bench', instance: `i${n}` } }),
);
for (const point of points) {
  const known = new Set<string>();
  point.on('change', () => {
    const now = Date.now();
    for (const { id, scope } of point.snapshot().controls) {
      if (known.has(id)) continue;
      known.add(id);
      const had = (heard.get(id) ?? 0) + 1;
      heard.set(id, had);
      if (had === count) process.send?.({ id, scope, at: now });
    }
  });
}
process.on('message', async (message) => {
  if (message !== 'stop') return;
  await Promise.all(points.map((point) => point.close()));
  process.exit(0);
});
await Promise.all(points.map((point) => point.ready));
process.send?.({ ready: true });
