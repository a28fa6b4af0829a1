import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { ACCESS } from '../../platform/access/roles.ts';
import { done, type Outcome, refuse } from '../../platform/errors/refusal.ts';
import { endpoint } from '../../platform/http/endpoint.ts';
import type { Services } from '../../services.ts';
import { addVoiceParsers, BATCH_BYTES, readBatch } from './body.ts';
import type { Intake } from './intake.ts';
import { BatchAnswerSchema, BatchSchema } from './schemas.ts';
import { answerStream } from './stream.ts';

type BatchAnswer = Static<typeof BatchAnswerSchema>;

const BUSY = refuse('server.busy', 'Too many voices wait to be stored. Send this again after a few seconds.');

/** `POST /api/v1/voices`: voices come in, as JSON or as a stream of JSON lines. */
export async function registerIngest(
  app: FastifyInstance,
  services: Services,
  intake: Intake,
): Promise<void> {
  const stopping = new AbortController();
  app.addHook('preClose', async () => stopping.abort());
  await app.register(async (scope) => {
    addVoiceParsers(scope);
    // Voices are checked one by one, so that one bad voice does not refuse the call; the schema describes them.
    scope.setValidatorCompiler(() => () => true);
    endpoint(scope, {
      method: 'POST',
      url: '/api/v1/voices',
      access: ACCESS.ingest,
      summary: 'Take in voices: JSON (at most 1,000) or JSON lines (any number, answered line by line)',
      tag: 'voices',
      body: BatchSchema,
      bodyLimit: BATCH_BYTES,
      reply: BatchAnswerSchema,
      handle: async ({ call, body, response }) => {
        if (intake.full) return BUSY;
        const sent: unknown = body;
        if (sent instanceof Readable) {
          const voices = { workspaceId: call.workspaceId, bytes: sent, stopping: stopping.signal };
          const answers = Readable.from(answerStream({ intake, clock: services.clock }, voices));
          response.type('application/x-ndjson');
          // A stream is sent as it is; the schema describes the JSON answer.
          return done(answers as never);
        }
        return answerBatch(intake, call.workspaceId, sent);
      },
    });
  });
}

async function answerBatch(
  intake: Intake,
  workspaceId: string,
  body: unknown,
): Promise<Outcome<BatchAnswer>> {
  const batch = readBatch(body);
  if (!batch.ok) return batch;
  const results = await intake.take(workspaceId, batch.value);
  const counts = { accepted: 0, duplicate: 0, rejected: 0 };
  for (const { status } of results) counts[status]++;
  return done({ ...counts, results });
}
