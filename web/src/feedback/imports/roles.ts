const FIELDS = [
  'text',
  'title',
  'occurredAt',
  'externalId',
  'channel',
  'rating',
  'author',
  'language',
  'conversation',
] as const;
type Field = (typeof FIELDS)[number];

/** What a column of a file is taken for. */
export type Role = Field | 'attribute' | 'ignore';
export const ROLES: readonly Role[] = [...FIELDS, 'attribute', 'ignore'];

interface Mapping {
  fields: Partial<Record<Field, string>>;
  attributes: Record<string, string>;
  ratingMax?: number;
  dayOrder?: string;
}

/** The guessed mapping seen from the columns. */
export function rolesOf(
  columns: readonly string[],
  mapping: { fields: Record<string, unknown>; attributes: Record<string, unknown> },
): Map<string, Role> {
  const byColumn = new Map(
    Object.entries(mapping.fields).map(([field, column]) => [column as string, field as Role]),
  );
  return new Map(
    columns.map((column) => [
      column,
      byColumn.get(column) ?? (column in mapping.attributes ? 'attribute' : 'ignore'),
    ]),
  );
}

/** The mapping to start with; attributes keep the keys that were guessed for them. */
export function mappingOf<M extends { attributes: Record<string, string> }>(
  roles: ReadonlyMap<string, Role>,
  guessed: M,
): M {
  const fields: Mapping['fields'] = {};
  const attributes: Record<string, string> = {};
  for (const [column, role] of roles) {
    if (role === 'attribute') attributes[column] = guessed.attributes[column] ?? column;
    else if (role !== 'ignore') fields[role] = column;
  }
  return { ...guessed, fields, attributes };
}
