import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestCommunities, communities, modularity } from './communities.ts';
import { collapse, graphOf } from './graph.ts';

const links = fc.array(fc.tuple(fc.nat(11), fc.nat(11), fc.integer({ min: 1, max: 9 })), { maxLength: 60 });
const graph = links.map((list) =>
  graphOf(12, { from: list.map(([a]) => a), to: list.map(([, b]) => b), weight: list.map(([, , w]) => w) }),
);
/** Two cliques of four, joined by one weak link. */
const pairs = [0, 4].flatMap((first) =>
  [0, 1, 2, 3].flatMap((i) =>
    [0, 1, 2, 3].filter((j) => j > i).map((j) => [first + i, first + j, 1] as const),
  ),
);
const twoCliques = graphOf(8, {
  from: [...pairs.map(([a]) => a), 0],
  to: [...pairs.map(([, b]) => b), 4],
  weight: [...pairs.map(([, , w]) => w), 0.1],
});

describe('communities', () => {
  it('finds two cliques', () => {
    const found = communities(twoCliques, { resolution: 1, seed: 1 });
    expect([...found]).toEqual([0, 0, 0, 0, 1, 1, 1, 1]);
    // 12 links of weight 1 inside and one of 0.1 between: Q = 24 / 24.2 − 2 · (12.1 / 24.2)².
    expect(modularity(twoCliques, found, 1)).toBeCloseTo(24 / 24.2 - 0.5, 12);
  });

  it('is deterministic for a seed, and numbers communities by their first nodes', () => {
    fc.assert(
      fc.property(graph, fc.nat(100), (own, seed) => {
        const found = communities(own, { resolution: 1, seed });
        expect(communities(own, { resolution: 1, seed })).toEqual(found);
        const first = [...new Set(found)];
        expect(first).toEqual(first.map((_, i) => i));
      }),
    );
  });

  it('keeps what must be apart apart', () => {
    fc.assert(
      fc.property(graph, fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 6 }), (own, list) => {
        const apart = list.filter(([a, b]) => a !== b);
        const found = communities(own, { resolution: 0.5, seed: 1, apart });
        for (const [a, b] of apart) expect(found[a]).not.toBe(found[b]);
      }),
    );
  });

  it('is never worse for more starts, nor than leaving all nodes alone', () => {
    fc.assert(
      fc.property(graph, (own) => {
        const value = (starts: number) =>
          modularity(own, bestCommunities(own, { resolution: 1, seed: 1, starts }), 1);
        expect(value(4)).toBeGreaterThanOrEqual(value(1) - 1e-9);
        const alone = Int32Array.from({ length: own.nodes }, (_, i) => i);
        expect(value(1)).toBeGreaterThanOrEqual(modularity(own, alone, 1) - 1e-9);
      }),
    );
  });

  it('collapsing keeps the modularity of the partition', () => {
    fc.assert(
      fc.property(graph, (own) => {
        const found = communities(own, { resolution: 1, seed: 1 });
        const groups = Math.max(...found) + 1;
        const small = collapse(own, found, groups);
        const alone = Int32Array.from({ length: groups }, (_, i) => i);
        expect(modularity(small, alone, 1)).toBeCloseTo(modularity(own, found, 1), 9);
      }),
    );
  });
});
