/** Attribute values as whole numbers, so that leaves can be summed by combination. */
export interface CodedAttribute {
  readonly name: string;
  /** Code of each leaf; −1 where the value may not be named (absent, or too rare to be a cause). */
  readonly codes: Int32Array;
  /** Value of each code, in order of the text, so that the order of rows changes nothing. */
  readonly values: readonly string[];
}

export interface CodingOptions {
  /** Leaves that may be named as a cause on their own. */
  readonly enough: (leaves: number, mass: number) => boolean;
  readonly mass: Float64Array;
  readonly absentAsCause: boolean;
}

/** Codes each attribute, in order of their names; values too rare to matter share no code, so a column of order numbers costs nothing. */
export function codeAttributes(
  columns: {
    readonly attributes: readonly string[];
    readonly values: readonly (readonly (string | null)[])[];
  },
  options: CodingOptions,
): CodedAttribute[] {
  return columns.attributes
    .map((name, a) => ({ name, a }))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ name, a }) =>
      codeOne(
        name,
        columns.values.map((row) => row[a] ?? null),
        options,
      ),
    );
}

function codeOne(name: string, column: readonly (string | null)[], options: CodingOptions): CodedAttribute {
  const seen = new Map<string, { leaves: number; mass: number }>();
  column.forEach((value, leaf) => {
    if (value === null && !options.absentAsCause) return;
    const entry = seen.get(value ?? '');
    if (entry) {
      entry.leaves++;
      entry.mass += options.mass[leaf]!;
    } else seen.set(value ?? '', { leaves: 1, mass: options.mass[leaf]! });
  });
  const values = [...seen]
    .filter(([, { leaves, mass }]) => options.enough(leaves, mass))
    .map(([value]) => value);
  values.sort((a, b) => (a < b ? -1 : 1));
  const codeOf = new Map(values.map((value, code) => [value, code]));
  const codes = Int32Array.from(column, (value) =>
    value === null && !options.absentAsCause ? -1 : (codeOf.get(value ?? '') ?? -1),
  );
  return { name, codes, values };
}
