/** How often each group meets each label: what every measure of a grouping is computed from. */

export interface Contingency {
  readonly n: number;
  /** Size of each group and of each label, by dense number. */
  readonly groups: readonly number[];
  readonly labels: readonly number[];
  /** Cells that are not empty. */
  readonly cells: readonly { readonly group: number; readonly label: number; readonly count: number }[];
}

/** Counts two labellings of the same rows against each other. */
export function contingency(
  groups: readonly (string | number)[],
  labels: readonly (string | number)[],
): Contingency {
  if (groups.length !== labels.length) throw new RangeError('Both labellings must have the same rows.');
  const left = dense(groups);
  const right = dense(labels);
  const cells = new Map<number, number>();
  for (let i = 0; i < groups.length; i++) {
    const cell = left.numbers[i]! * right.sizes.length + right.numbers[i]!;
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
  }
  return {
    n: groups.length,
    groups: left.sizes,
    labels: right.sizes,
    cells: [...cells].map(([cell, count]) => ({
      group: Math.floor(cell / right.sizes.length),
      label: cell % right.sizes.length,
      count,
    })),
  };
}

function dense(values: readonly (string | number)[]): { numbers: Int32Array; sizes: number[] } {
  const known = new Map<string | number, number>();
  const sizes: number[] = [];
  const numbers = Int32Array.from(values, (value) => {
    let number = known.get(value);
    if (number === undefined) {
      number = sizes.length;
      known.set(value, number);
      sizes.push(0);
    }
    sizes[number]!++;
    return number;
  });
  return { numbers, sizes };
}
