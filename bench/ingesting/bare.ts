/** What Fastify alone can do: a route that validates the same schema, answers as much, and stores nothing. */
import { fastify } from 'fastify';
import { BatchAnswerSchema, BatchSchema } from '../../server/feedback/voices/schemas.ts';
import { createValidatorCompiler } from '../../server/platform/http/validation.ts';

const app = fastify({ bodyLimit: 16 * 1_048_576 });
app.setValidatorCompiler(createValidatorCompiler());
app.post<{ Body: { voices: { externalId: string }[] } }>(
  '/api/v1/voices',
  { schema: { body: BatchSchema, response: { 200: BatchAnswerSchema } } },
  async ({ body }) => ({
    accepted: body.voices.length,
    duplicate: 0,
    rejected: 0,
    results: body.voices.map(() => ({ status: 'accepted', id: '019aa000-0000-7000-8000-000000000000' })),
  }),
);
process.on('message', async (message) => {
  if (message === 'memory') process.send?.({ rssMb: Math.round(process.memoryUsage.rss() / 1_048_576) });
  if (message === 'stop') {
    await app.close();
    process.exit(0);
  }
});
process.send?.({ address: await app.listen({ port: 0, host: '127.0.0.1' }), key: 'none' });
