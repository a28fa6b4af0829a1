/** The parts of JSON Schema that our routes use. */
interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly minLength?: number;
  readonly pattern?: string;
  readonly format?: string;
}

/**
 * A body that fits a route's schema as well as can be told from the schema alone, every optional part filled.
 * @param idFor an id for a property by its name, such as `painId`
 */
export function sampleOf(schema: unknown, idFor: (property: string) => string): unknown {
  return sample((schema ?? {}) as Schema, 'id', idFor);
}

function sample(schema: Schema, property: string, idFor: (property: string) => string): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf?.[0] && schema.type === undefined) return sample(schema.anyOf[0], property, idFor);
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, part]) => [name, sample(part, name, idFor)]),
      );
    case 'array':
      return schema.items ? [sample(schema.items, property, idFor)] : [];
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return sampleText(schema, property, idFor);
  }
}

function sampleText(schema: Schema, property: string, idFor: (property: string) => string): string {
  if (
    /ids?$/i.test(property) ||
    property === 'into' ||
    property === 'to' ||
    schema.pattern?.startsWith('^[0-9a-f]{8}')
  ) {
    return idFor(property);
  }
  if (schema.format === 'date-time') return '2026-11-01T00:00:00Z';
  if (schema.format === 'date') return '2026-11-01';
  if (schema.format === 'email') return 'sample@example.test';
  if (/zone/i.test(property)) return 'Asia/Shanghai';
  if (schema.pattern === '^\\d\\d:\\d\\d$') return '09:00';
  return 'sample'.padEnd(schema.minLength ?? 1, '-');
}
