import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { ACCESS } from '../../../platform/access/roles.ts';
import { recordChange } from '../../../platform/audit/record.ts';
import { done, refuse } from '../../../platform/errors/refusal.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { UUID_PATTERN } from '../../../platform/ids.ts';
import { announce } from '../announce.ts';
import type { Bellhouse } from '../bellhouse.ts';
import { BellParams } from '../routes.ts';
import { addStep, findBell } from '../store.ts';
import { bellTellings } from '../tables.ts';
import { readSpeakers, speakersCsv } from './speakers.ts';

const Id = Type.String({ pattern: UUID_PATTERN });
const SpeakersQuery = Type.Object(
  { format: Type.Optional(Type.String({ enum: ['csv', 'json'] })) },
  { additionalProperties: false },
);
const Text = Type.Union([Type.String(), Type.Null()]);
const SpeakersView = Type.Object({
  items: Type.Array(
    Type.Object({
      voiceId: Id,
      authorKey: Text,
      source: Type.String(),
      externalId: Type.String(),
      channel: Text,
      conversation: Text,
      occurredAt: Type.String(),
      text: Type.String(),
      toldAt: Text,
    }),
  ),
});
const ToldBody = Type.Object(
  {
    voiceIds: Type.Optional(
      Type.Array(Id, { minItems: 1, maxItems: 10_000, description: 'Without it: all' }),
    ),
  },
  { additionalProperties: false },
);

/** Closing the loop with those who spoke. */
export function registerSpeakers(app: FastifyInstance, house: Bellhouse): void {
  const { queries } = house.database;
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/bells/:id/speakers',
    access: ACCESS.act,
    summary: 'Whom to tell: the voices of the pain until the change, as CSV (default) or JSON',
    tag: 'bells',
    params: BellParams,
    query: SpeakersQuery,
    reply: SpeakersView,
    handle: async ({ call, params, query, response }) => {
      const row = await findBell(queries, { workspaceId: call.workspaceId, id: params.id });
      if (!row) return refuse('thing.unknown', 'There is no such bell.', 'id');
      const items = await readSpeakers(queries, row, call.now);
      if (query.format !== 'json') {
        response.header('content-disposition', `attachment; filename="bell-${row.number}-speakers.csv"`);
        response.type('text/csv; charset=utf-8').serializer((csv: unknown) => String(csv));
        return done(speakersCsv(items) as never);
      }
      return done({ items });
    },
  });
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/bells/:id/told',
    access: ACCESS.act,
    summary: 'Mark speakers as told what came of their voice',
    tag: 'bells',
    params: BellParams,
    body: ToldBody,
    reply: Type.Object({ told: Type.Integer({ description: 'Newly marked' }), of: Type.Integer() }),
    handle: async ({ call, params, body }) => {
      const outcome = await house.database.transact(async (inside) => {
        const row = await findBell(inside, { workspaceId: call.workspaceId, id: params.id, lock: true });
        if (!row) return refuse('thing.unknown', 'There is no such bell.', 'id');
        const speakers = await readSpeakers(inside, row, call.now);
        const wanted = body.voiceIds && new Set(body.voiceIds);
        const fresh = speakers.filter(
          (speaker) => speaker.toldAt === null && (!wanted || wanted.has(speaker.voiceId)),
        );
        for (let i = 0; i < fresh.length; i += 1_000) {
          await inside.insert(bellTellings).values(
            fresh.slice(i, i + 1_000).map(({ voiceId }) => ({
              workspaceId: call.workspaceId,
              bellId: row.id,
              voiceId,
              at: call.now,
              byName: call.actor.name,
            })),
          );
        }
        if (fresh.length > 0) {
          const detail = { speakers: fresh.length };
          await addStep(inside, call, { bellId: row.id, action: 'tellSpeakers', note: null, detail });
          await recordChange(inside, call, { action: 'bell.told', thing: 'bell', thingId: row.id, detail });
        }
        return done({ row, told: fresh.length, of: speakers.length });
      });
      if (!outcome.ok) return outcome;
      await announce(house, outcome.value.row, 'tellSpeakers');
      return done({ told: outcome.value.told, of: outcome.value.of });
    },
  });
}
