import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import type { FastifySchemaCompiler } from 'fastify';
import { findUnstorable } from './unstorable.ts';

/**
 * Bodies are taken as they are: a wrong type or an unknown field is refused, never bent or dropped. Parameters and
 * query strings arrive as text and are converted. Text that the database cannot hold is refused here for all routes.
 */
export function createValidatorCompiler(): FastifySchemaCompiler<object> {
  const common = { allErrors: false, strict: false, removeAdditional: false, useDefaults: true } as const;
  const strict = withFormats(new Ajv({ ...common, coerceTypes: false }));
  const converting = withFormats(new Ajv({ ...common, coerceTypes: 'array' }));
  return ({ schema, httpPart }) =>
    withStorableText((httpPart === 'body' ? strict : converting).compile(schema));
}

/** No day or moment of ours lies before; the year 0, which PostgreSQL does not have, is a mistake. */
const FIRST_YEAR = '1900';

function withFormats(ajv: Ajv): Ajv {
  formats.default(ajv);
  for (const name of ['date', 'date-time']) {
    const known = ajv.formats[name] as { validate(text: string): boolean };
    ajv.addFormat(name, {
      validate: (text: string) => text.slice(0, 4) >= FIRST_YEAR && known.validate(text),
    });
  }
  return ajv;
}

interface Check {
  (data: unknown): boolean;
  errors?: ValidateFunction['errors'];
}

function withStorableText(validate: ValidateFunction): Check {
  const check: Check = (data) => {
    check.errors = null;
    if (!validate(data)) {
      check.errors = validate.errors ?? null;
      return false;
    }
    const at = findUnstorable(data);
    if (at === null) return true;
    const message = 'must hold no control characters and no half characters';
    check.errors = [{ keyword: 'text', instancePath: at, schemaPath: '', params: {}, message }];
    return false;
  };
  return check;
}
