/** The parts of JSON Schema that our routes use. */
interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[] | undefined;
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

/** The same schema without its optional parts, at every depth. */
export function requiredOnly(schema: unknown): unknown {
  const { properties, required, ...rest } = schema as Schema;
  if (properties === undefined) return schema;
  const kept = Object.entries(properties)
    .filter(([name]) => required?.includes(name))
    .map(([name, part]) => [name, requiredOnly(part)]);
  return { ...rest, required, properties: Object.fromEntries(kept) };
}

function sample(schema: Schema, property: string, idFor: (property: string) => string): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf?.[0] && schema.type === undefined) return sample(schema.anyOf[0], property, idFor);
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? sampleProperties(schema)).map(([name, part]) => [
          name,
          sample(part, name, idFor),
        ]),
      );
    case 'array':
      if (isTimes(schema)) return ['09:00', '18:00'];
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

const CLOCK = '^\\d\\d:\\d\\d$';

/** From and to of a block of working time. */
const isTimes = ({ items, minItems }: Schema): boolean => items?.pattern === CLOCK && minItems === 2;

/** Maps by pattern: days of a week get a day, others stay empty. */
const sampleProperties = ({ patternProperties = {} }: Schema): Record<string, Schema> =>
  '^[1-7]$' in patternProperties ? { 1: patternProperties['^[1-7]$']! } : {};

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
  return 'sample'.padEnd(schema.minLength ?? 1, '-');
}
