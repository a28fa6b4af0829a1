import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustedCommunities, bestCommunities, communities, masses, modularity } from './communities.ts';
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
    expect(modularity(twoCliques, found, { resolution: 1 })).toBeCloseTo(24 / 24.2 - 0.5, 12);
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
          modularity(own, bestCommunities(own, { resolution: 1, seed: 1, starts }), { resolution: 1 });
        expect(value(4)).toBeGreaterThanOrEqual(value(1) - 1e-9);
        const alone = Int32Array.from({ length: own.nodes }, (_, i) => i);
        expect(value(1)).toBeGreaterThanOrEqual(modularity(own, alone, { resolution: 1 }) - 1e-9);
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
        expect(modularity(small, alone, { resolution: 1 })).toBeCloseTo(
          modularity(own, found, { resolution: 1 }),
          9,
        );
      }),
    );
  });

  it('a small kind of node is told apart as finely as a large one when measured against its own', () => {
    // Forty cliques of one kind, and two of another that a weak link joins: to the whole those two are one speck.
    const links: [number, number, number][] = [];
    for (let clique = 0; clique < 42; clique++) {
      for (let a = 0; a < 4; a++)
        for (let b = a + 1; b < 4; b++) links.push([clique * 4 + a, clique * 4 + b, 1]);
    }
    for (let a = 160; a < 164; a++) for (let b = 164; b < 168; b++) links.push([a, b, 0.3]);
    const own = graphOf(168, {
      from: links.map(([from]) => from),
      to: links.map(([, to]) => to),
      weight: links.map(([, , weight]) => weight),
    });
    const kind = Array.from({ length: 168 }, (_, node) => (node < 160 ? 0 : 1));
    const plain = communities(own, { resolution: 1, seed: 1 });
    const measured = communities(own, { resolution: 1, seed: 1, mass: masses(own, kind) });
    expect(plain[160]).toBe(plain[164]);
    expect(measured[160]).not.toBe(measured[164]);
    expect(masses(own, new Uint8Array(168))).toEqual(masses(own, Array(168).fill(7)));
  });

  it('after a change, what is held stays, what is new moves, and what fell apart is parted', () => {
    const alone = Int32Array.from({ length: 8 }, () => 0);
    const options = { resolution: 1, seed: 1, initial: alone };
    const free = adjustedCommunities(twoCliques, { ...options, hold: new Float64Array(8) });
    expect([...free]).toEqual([0, 0, 0, 0, 1, 1, 1, 1]);
    const held = adjustedCommunities(twoCliques, { ...options, hold: new Float64Array(8).fill(100) });
    expect(new Set(held).size).toBe(1);
  });
});
