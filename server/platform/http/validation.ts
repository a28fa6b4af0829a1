import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import type { FastifySchemaCompiler } from 'fastify';

/**
 * Bodies are taken as they are: a wrong type or an unknown field is refused, never bent or dropped. Parameters and
 * query strings arrive as text and are converted.
 */
export function createValidatorCompiler(): FastifySchemaCompiler<object> {
  const common = { allErrors: false, strict: false, removeAdditional: false, useDefaults: true } as const;
  const strict = formats.default(new Ajv({ ...common, coerceTypes: false }));
  const converting = formats.default(new Ajv({ ...common, coerceTypes: 'array' }));
  return ({ schema, httpPart }) => (httpPart === 'body' ? strict : converting).compile(schema);
}
