import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import { type Outcome, Refused, refuse } from '../../platform/errors/refusal.ts';
import { isObject } from './fields.ts';
import { LIMITS } from './record.ts';

/** 1,000 voices of ordinary length; longer ones go in smaller batches or as a stream. */
export const BATCH_BYTES = 16 * 1_048_576;

/** Teaches the routes of `scope` to read JSON strictly as UTF-8 and to leave JSON lines as a stream. */
export function addVoiceParsers(scope: FastifyInstance): void {
  scope.removeContentTypeParser('application/json');
  scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    const parsed = parseJson(body as Buffer);
    if (parsed.ok) done(null, parsed.value);
    else done(new Refused(parsed));
  });
  scope.addContentTypeParser('application/x-ndjson', (_request, payload, done) => done(null, payload));
}

export function parseJson(body: Buffer): Outcome<unknown> {
  if (!isUtf8(body)) return refuse('request.encoding', 'Send the body as UTF-8.');
  try {
    return { ok: true, value: JSON.parse(body.toString('utf8')) };
  } catch (error) {
    return refuse('request.json', error instanceof Error ? error.message : 'The body is not JSON.');
  }
}

/** Takes the voices out of a body; what is wrong with one of them is told per voice, later. */
export function readBatch(body: unknown): Outcome<readonly unknown[]> {
  if (!isObject(body)) return refuse('request.invalid', 'Send { "voices": [ … ] }.', 'body');
  for (const key of Object.keys(body)) {
    if (key !== 'voices') return refuse('request.invalid', 'There is no such field.', `body/${key}`);
  }
  if (!Array.isArray(body.voices)) return refuse('request.invalid', 'An array is wanted.', 'body/voices');
  if (body.voices.length > LIMITS.batch) {
    return refuse(
      'request.tooMany',
      `At most ${LIMITS.batch} voices a call; send more as JSON lines.`,
      'body/voices',
    );
  }
  return { ok: true, value: body.voices };
}
