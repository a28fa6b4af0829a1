import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { ACCESS } from '../../../platform/access/roles.ts';
import { recordChange } from '../../../platform/audit/record.ts';
import { done, refuse } from '../../../platform/errors/refusal.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import type { Services } from '../../../services.ts';
import { ShareView, shareOf } from '../../pains/judging/share.ts';
import type { ListeningStream } from '../listening.ts';
import { readExamples } from './examples.ts';
import type { Learner } from './learner.ts';
import { learnMood, supplyOf } from './mood.ts';
import { type MoodModelRow, readMoodModels } from './mood-versions.ts';

const TAG = 'listening';

const VersionView = Type.Object({
  version: Type.Integer(),
  trainedAt: Type.String(),
  state: Type.String({ enum: ['used', 'keptBack', 'replaced'] }),
  ratings: Type.Integer(),
  corrections: Type.Integer(),
  /** Texts left out while learning whose side was told right: learned, and as from the first voice. */
  accuracy: ShareView,
  coldAccuracy: ShareView,
});

const viewVersion = (row: MoodModelRow) => ({
  version: row.version,
  trainedAt: row.trainedAt.toISOString(),
  state: row.state,
  ratings: row.ratings,
  corrections: row.corrections,
  accuracy: shareOf(Math.round(row.accuracy * row.heldOut), row.heldOut),
  coldAccuracy: shareOf(Math.round(row.coldAccuracy * row.heldOut), row.heldOut),
});

interface Parts extends Pick<Services, 'database' | 'clock'> {
  readonly listening: ListeningStream;
  readonly learner: Learner;
}

/** What reading of moods has learned, since when, from how many, and how well. */
export function registerMood(app: FastifyInstance, parts: Parts): void {
  const { database, clock, listening, learner } = parts;
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/listening/mood',
    access: ACCESS.read,
    summary: 'What moods are read by: learned since when, from how many examples, how well on texts left out',
    tag: TAG,
    reply: Type.Object({
      /** Rated and corrected texts that there are to learn from. */
      supply: Type.Object({
        ratings: Type.Integer(),
        corrections: Type.Integer(),
        good: Type.Integer(),
        bad: Type.Integer(),
        enough: Type.Boolean(),
      }),
      /** The version that new voices are read by; null: as from the first voice. */
      inUse: Type.Union([VersionView, Type.Null()]),
      versions: Type.Array(VersionView),
    }),
    handle: async ({ call }) => {
      const examples = await readExamples(database.queries, call.workspaceId);
      const versions = (await readMoodModels(database.queries, call.workspaceId)).map(viewVersion);
      const { ratings, corrections } = examples;
      return done({
        supply: { ratings: ratings.length, corrections: corrections.length, ...supplyOf(examples) },
        inUse: versions.find(({ state }) => state === 'used') ?? null,
        versions,
      });
    },
  });
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/listening/mood/learn',
    access: ACCESS.manage,
    summary: 'Learn moods anew from all ratings and corrections, now; answers when it is done',
    tag: TAG,
    reply: VersionView,
    handle: async ({ call }) => {
      const learned = await learnMood(
        { database, clock, listening, signal: learner.signal },
        call.workspaceId,
      );
      if (learned.type === 'few') {
        const { good, bad } = learned.supply;
        const short = `There are ${good} good and ${bad} bad examples; ten of each are wanted.`;
        return refuse('action.impossible', short);
      }
      const { version, state } = learned.version;
      await recordChange(database.queries, call, {
        ...{ action: 'mood.learned', thing: 'workspace', thingId: call.workspaceId },
        detail: { version, state },
      });
      return done(viewVersion(learned.version));
    },
  });
}
