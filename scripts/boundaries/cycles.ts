import type { Finding, Source } from './rules.ts';

/**
 * Rings of files that load each other; imports of types are no ring. Strongly connected components by Tarjan (1972),
 * each reported once, as the shortest way round from its first file.
 */
export function importCycles(sources: readonly Source[]): Finding[] {
  const loads = new Map(
    sources.map(({ path, imports }) => [
      path,
      imports.flatMap(({ target, typeOnly }) => (target === null || typeOnly ? [] : [target])),
    ]),
  );
  return components(loads)
    .map((ring) => ring.sort())
    .sort((a, b) => (a[0]! < b[0]! ? -1 : 1))
    .map((ring) => {
      const first = ring[0]!;
      const way = wayRound(first, new Set(ring), loads);
      const next = sources.find(({ path }) => path === first)!.imports;
      return {
        path: first,
        line: next.find(({ target }) => target === way[1])?.line ?? 1,
        says: `files load each other: ${way.join(' → ')}`,
        mend: 'move what both need into a file of its own, or import only the type',
      };
    });
}

function components(loads: ReadonlyMap<string, readonly string[]>): string[][] {
  const [index, low, stack, on] = [
    new Map<string, number>(),
    new Map<string, number>(),
    [] as string[],
    new Set<string>(),
  ];
  const found: string[][] = [];
  const visit = (path: string) => {
    index.set(path, index.size);
    low.set(path, index.get(path)!);
    stack.push(path);
    on.add(path);
    for (const next of loads.get(path) ?? []) {
      if (!loads.has(next)) continue;
      if (!index.has(next)) visit(next);
      if (on.has(next)) low.set(path, Math.min(low.get(path)!, low.get(next)!));
    }
    if (low.get(path) !== index.get(path)) return;
    const ring = stack.splice(stack.indexOf(path));
    for (const each of ring) on.delete(each);
    if (ring.length > 1 || loads.get(path)!.includes(path)) found.push(ring);
  };
  for (const path of loads.keys()) if (!index.has(path)) visit(path);
  return found;
}

/** The shortest way from a file of a ring back to itself. */
function wayRound(
  first: string,
  ring: ReadonlySet<string>,
  loads: ReadonlyMap<string, readonly string[]>,
): string[] {
  const from = new Map<string, string>();
  const queue = [first];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    for (const next of loads.get(path) ?? []) {
      if (!ring.has(next) || from.has(next)) continue;
      from.set(next, path);
      queue.push(next);
    }
  }
  const way = [first];
  for (let at = from.get(first)!; at !== first; at = from.get(at)!) way.unshift(at);
  return [first, ...way];
}
