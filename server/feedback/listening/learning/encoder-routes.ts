import { sql } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { ACCESS } from '../../../platform/access/roles.ts';
import { recordChange } from '../../../platform/audit/record.ts';
import { done, refuse } from '../../../platform/errors/refusal.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import type { Services } from '../../../services.ts';
import type { ListeningStream } from '../listening.ts';
import { offeredChoices, openChoice } from './choices.ts';
import { chosenEncoder } from './encoding.ts';
import { readLearnedVersions } from './learned-versions.ts';
import type { Learner } from './learner.ts';

const TAG = 'listening';
const nullable = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) =>
  Type.Union([schema, Type.Null()]);

const EncoderView = Type.Object({
  /** Words are always compared; this is what is used beside them: `none`, `learned`, `endpoint` or `model:NAME`. */
  chosen: Type.String(),
  choices: Type.Array(
    Type.Object({ choice: Type.String(), kind: Type.String(), bytes: nullable(Type.Number()) }),
  ),
  /** What the engine holds of it; null where another server listens or none was chosen. */
  running: nullable(
    Type.Object({
      encoder: Type.String(),
      threads: Type.Integer({ description: 'Live threads with a vector' }),
      pairs: Type.Integer({ description: 'Judged pairs that it is measured on' }),
      share: Type.Number({ description: 'Its share in likeness; 0: it is not sure to help' }),
      loss: nullable(Type.Object({ words: Type.Number(), both: Type.Number() })),
    }),
  ),
  /** Versions of the one that is trained on the workspace's own voices, the newest first. */
  learned: Type.Array(
    Type.Object({
      version: Type.Integer(),
      trainedAt: Type.String(),
      texts: Type.Integer(),
      words: Type.Integer(),
      dim: Type.Integer(),
    }),
  ),
});

interface Parts extends Pick<Services, 'database' | 'config'> {
  readonly listening: ListeningStream;
  readonly learner: Learner;
}

/** Which encoder of meaning works beside words, and what it brings. */
export function registerEncoder(app: FastifyInstance, parts: Parts): void {
  const { database, config, listening, learner } = parts;
  const view = async (workspaceId: string) => {
    const quality = await listening.ask(workspaceId, ({ ears }) => ears.quality(workspaceId));
    const learned = await readLearnedVersions(database.queries, workspaceId);
    return {
      chosen: await chosenEncoder(database.queries, workspaceId),
      choices: await offeredChoices(config),
      running: quality?.secondSignal ?? null,
      learned: learned.map((one) => ({ ...one, trainedAt: one.trainedAt.toISOString() })),
    };
  };
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/listening/encoder',
    access: ACCESS.read,
    summary:
      'Which encoder of meaning works beside words, what can be chosen, and what it was measured to bring',
    tag: TAG,
    reply: EncoderView,
    handle: async ({ call }) => done(await view(call.workspaceId)),
  });
  endpoint(app, {
    method: 'PUT',
    url: '/api/v1/listening/encoder',
    access: ACCESS.administer,
    summary: 'Choose the encoder of meaning; no pain changes its id by it',
    tag: TAG,
    body: Type.Object(
      { encoder: Type.String({ minLength: 1, maxLength: 200 }) },
      { additionalProperties: false },
    ),
    reply: EncoderView,
    handle: async ({ call, body }) => {
      const { workspaceId } = call;
      const offered = (await offeredChoices(config)).find(({ choice }) => choice === body.encoder);
      if (!offered) return refuse('thing.unknown', 'There is no such encoder here.', 'body/encoder');
      const { queries } = database;
      const opened = await openChoice({ config, queries }, { workspaceId, choice: offered.choice });
      if (!opened.ok) return refuse('action.impossible', opened.detail, 'body/encoder');
      const written = await database.transact(async (writing) => {
        const before = await chosenEncoder(writing, workspaceId);
        await writing.execute(sql`
          insert into listening_states (workspace_id, encoder) values (${workspaceId}, ${offered.choice})
          on conflict (workspace_id) do update set encoder = excluded.encoder`);
        await recordChange(writing, call, {
          ...{ action: 'listening.encoderChosen', thing: 'workspace', thingId: workspaceId },
          detail: { before, after: offered.choice },
        });
        return done(null);
      });
      if (!written.ok) return written;
      await learner.encodeSoon(workspaceId);
      return done(await view(workspaceId));
    },
  });
}
