import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import { Refused, refuse } from '../errors/refusal.ts';

/**
 * Reads JSON bodies strictly: bytes that are not UTF-8 are refused, not replaced, and so are keys that would reach an
 * object's prototype.
 */
export function readJsonStrictly(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (!isUtf8(body as Buffer)) {
      done(new Refused(refuse('request.encoding', 'Send the body as UTF-8.')));
      return;
    }
    const text = body.toString('utf8');
    parse(request, text, (error, value) => {
      if (error !== null && isJson(text)) {
        const detail = 'A key of the body has a forbidden name: __proto__, or prototype in a constructor.';
        done(new Refused(refuse('request.invalid', detail, 'body')));
      } else done(error, value);
    });
  });
}

/** What is JSON and was refused all the same has a forbidden key. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether an address is UTF-8 where it is escaped; what is not would be read as something else. */
export function isAddressReadable(address: string): boolean {
  try {
    decodeURIComponent(address);
    return true;
  } catch {
    return false;
  }
}
