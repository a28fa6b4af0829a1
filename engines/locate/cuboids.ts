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

/** Cuboids of 1 … `depth` attributes, coarsest first. */
export function cuboidsOf(attributes: readonly CodedAttribute[], depth: number): Cuboid[] {
  let level = attributes.flatMap((attribute, a) =>
    attribute.values.length > 0 ? [crossed(undefined, attribute, a)] : [],
  );
  const all = [...level];
  for (let r = 2; r <= depth; r++) {
    level = level.flatMap((cuboid) =>
      attributes.flatMap((attribute, a) =>
        a > cuboid.attributes.at(-1)! && attribute.values.length > 0 ? [crossed(cuboid, attribute, a)] : [],
      ),
    );
    all.push(...level);
  }
  return all;
}

function crossed(parent: Cuboid | undefined, attribute: CodedAttribute, index: number): Cuboid {
  const { codes } = attribute;
  const width = attribute.values.length;
  const of = new Int32Array(codes.length).fill(-1);
  const number = numbering((parent?.size ?? 1) * width);
  const example: number[] = [];
  for (let leaf = 0; leaf < codes.length; leaf++) {
    const above = parent ? parent.of[leaf]! : 0;
    if (above < 0 || codes[leaf]! < 0) continue;
    const element = number(above * width + codes[leaf]!);
    if (element === example.length) example.push(leaf);
    of[leaf] = element;
  }
  return {
    attributes: [...(parent?.attributes ?? []), index],
    of,
    size: example.length,
    example: Int32Array.from(example),
    codesOf: (element) => {
      const leaf = example[element]!;
      return [...(parent ? parent.codesOf(parent.of[leaf]!) : []), codes[leaf]!];
    },
  };
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
