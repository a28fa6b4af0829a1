/** All combinations of a few attributes (a cuboid), and to which of its elements each leaf belongs. */
import type { CodedAttribute } from './coding.ts';

export interface Cuboid {
  /** Indices of the attributes, ascending. */
  readonly attributes: readonly number[];
  /** Element of each leaf; −1 where an attribute's value cannot be named. */
  readonly of: Int32Array;
  /** Number of elements that occur. */
  readonly size: number;
  /** A leaf of each element, from which its values are read. */
  readonly example: Int32Array;
  /** Codes of an element's values, in the order of the attributes. */
  codesOf(element: number): number[];
}

/** One element of a cuboid: a scope. */
export interface Place {
  readonly cuboid: Cuboid;
  readonly element: number;
}

const DENSE = 1 << 21;

export interface Support {
  readonly mass: Float64Array;
  /** Least mass of a scope that may be named; its parts need not be looked at either. */
  readonly least: number;
}

/** Cuboids of 1 … `depth` attributes, coarsest first. */
export function cuboidsOf(attributes: readonly CodedAttribute[], depth: number, support: Support): Cuboid[] {
  let level: Cuboid[] = attributes.map((_, a) => crossed(undefined, a, { attributes, support }));
  const all = [...level];
  for (let r = 2; r <= depth; r++) {
    level = level.flatMap((cuboid) =>
      attributes.flatMap((_, a) =>
        a > cuboid.attributes.at(-1)! ? [crossed(cuboid, a, { attributes, support })] : [],
      ),
    );
    all.push(...level);
  }
  return all.filter(({ size }) => size > 0);
}

interface Crossing {
  readonly attributes: readonly CodedAttribute[];
  readonly support: Support;
}

function crossed(parent: Cuboid | undefined, index: number, { attributes, support }: Crossing): Cuboid {
  const { codes, values } = attributes[index]!;
  const of = new Int32Array(codes.length).fill(-1);
  const number = numbering((parent?.size ?? 1) * values.length);
  const first: number[] = [];
  const mass: number[] = [];
  for (let leaf = 0; leaf < codes.length; leaf++) {
    const above = parent ? parent.of[leaf]! : 0;
    if (above < 0 || codes[leaf]! < 0) continue;
    const element = number(above * values.length + codes[leaf]!);
    if (element === first.length) {
      first.push(leaf);
      mass.push(0);
    }
    mass[element]! += support.mass[leaf]!;
    of[leaf] = element;
  }
  const example = keepSupported(of, first, (element) => mass[element]! >= support.least);
  return {
    attributes: [...(parent?.attributes ?? []), index],
    of,
    size: example.length,
    example,
    codesOf: (element) => {
      const leaf = example[element]!;
      return [...(parent ? parent.codesOf(parent.of[leaf]!) : []), codes[leaf]!];
    },
  };
}

/** Renumbers elements, dropping those with too little mass; gives the first leaves of those that stay. */
function keepSupported(
  of: Int32Array,
  first: readonly number[],
  isSupported: (element: number) => boolean,
): Int32Array {
  const renumbered = new Int32Array(first.length).fill(-1);
  const kept: number[] = [];
  first.forEach((leaf, element) => {
    if (!isSupported(element)) return;
    renumbered[element] = kept.length;
    kept.push(leaf);
  });
  for (let leaf = 0; leaf < of.length; leaf++) if (of[leaf]! >= 0) of[leaf] = renumbered[of[leaf]!]!;
  return Int32Array.from(kept);
}

/** Numbers keys from 0 in order of arrival: by a table where the keys are few, else by a map. */
function numbering(keys: number): (key: number) => number {
  let next = 0;
  if (keys <= DENSE) {
    const table = new Int32Array(keys).fill(-1);
    return (key) => {
      if (table[key]! < 0) table[key] = next++;
      return table[key]!;
    };
  }
  const map = new Map<number, number>();
  return (key) => {
    const found = map.get(key);
    if (found !== undefined) return found;
    map.set(key, next);
    return next++;
  };
}
