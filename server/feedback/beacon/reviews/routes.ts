import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { ACCESS } from '../../../platform/access/roles.ts';
import { done, type Outcome, Refused, refuse } from '../../../platform/errors/refusal.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { actOnAlarm } from '../alarms/act.ts';
import { agentOf } from '../alarms/agent.ts';
import type { AlarmHouse } from '../alarms/desk.ts';
import type { Asking } from '../alarms/ports.ts';
import { AlarmParams } from '../alarms/routes.ts';
import { findAlarm } from '../alarms/store.ts';
import { gatherFacts } from './gather.ts';
import { languageOf } from './language.ts';
import { reviewMarkdown } from './markdown.ts';
import { REVIEW_PARTS, type ReviewLanguage, type ReviewPart, type ReviewWords } from './review.ts';
import { editReview, findReview, finishReview, type ReviewRow } from './reviews.ts';
import { writeDraft } from './write.ts';

const EMPTY = Object.fromEntries(REVIEW_PARTS.map((part) => [part, ''])) as ReviewWords;

const partsOf = <T>(shape: T) =>
  Object.fromEntries(REVIEW_PARTS.map((part) => [part, shape])) as Record<ReviewPart, T>;

const Version = Type.Integer({ minimum: 1, description: 'The version of the review that the caller saw' });

const ReviewView = Type.Object({
  alarmId: Type.String(),
  words: Type.Object(partsOf(Type.String())),
  /** Written by itself from what happened; nobody has edited it. */
  draft: Type.Boolean(),
  draftedAt: Type.String(),
  editedAt: Type.Union([Type.String(), Type.Null()]),
  finishedAt: Type.Union([Type.String(), Type.Null()]),
  finisherId: Type.Union([Type.String(), Type.Null()]),
  version: Type.Integer(),
});

const EditBody = Type.Object(
  {
    version: Version,
    words: Type.Object(partsOf(Type.Optional(Type.String({ maxLength: 8_000 }))), {
      additionalProperties: false,
    }),
  },
  { additionalProperties: false },
);

const ReviewQuery = Type.Object(
  {
    language: Type.Optional(
      Type.String({ enum: ['zh-CN', 'en'], description: "Of a draft; else the caller's own" }),
    ),
  },
  { additionalProperties: false },
);

/** Reports on alarms: drafted by themselves, edited and finished by people, read as Markdown. */
export function registerReviews(app: FastifyInstance, house: AlarmHouse): void {
  registerReading(app, house);
  registerWriting(app, house);
}

/** The report as it reads now: a draft from the facts of this moment, else as it was written. */
async function readReview(
  { house, asking, language }: { house: AlarmHouse; asking: Asking; language?: ReviewLanguage | undefined },
  id: string,
) {
  const { queries } = house.database;
  const found = await findReview(queries, { workspaceId: asking.call.workspaceId, id });
  if (!found.ok) return found;
  const { alarm, review } = found.value;
  const speaks = await languageOf(queries, asking.principal, language);
  const words = review.words ?? writeDraft(await gatherFacts(queries, house, asking, alarm), speaks);
  return done({ alarm, review, words, language: speaks });
}

function registerReading(app: FastifyInstance, house: AlarmHouse): void {
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/alarms/:id/review',
    access: ACCESS.read,
    summary: 'The report on an alarm that is over',
    tag: 'beacon',
    params: AlarmParams,
    query: ReviewQuery,
    reply: ReviewView,
    handle: async (asked) => {
      const language = asked.query.language as ReviewLanguage | undefined;
      const read = await readReview({ house, asking: asked, language }, asked.params.id);
      return read.ok ? done(viewReview(read.value.review, read.value.words)) : read;
    },
  });
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/alarms/:id/review.md',
    access: ACCESS.read,
    summary: 'The report on an alarm as Markdown',
    tag: 'beacon',
    params: AlarmParams,
    query: ReviewQuery,
    reply: Type.String(),
    handle: async (asked) => {
      const language = asked.query.language as ReviewLanguage | undefined;
      const read = await readReview({ house, asking: asked, language }, asked.params.id);
      if (!read.ok) return read;
      const { alarm, words } = read.value;
      asked.response
        .type('text/markdown; charset=utf-8')
        .header('content-disposition', `attachment; filename="alarm-${alarm.number}.md"`);
      return done(reviewMarkdown(alarm, words, read.value.language));
    },
  });
}

function registerWriting(app: FastifyInstance, house: AlarmHouse): void {
  endpoint(app, {
    method: 'PUT',
    url: '/api/v1/alarms/:id/review',
    access: ACCESS.act,
    summary: 'Write the report; parts that are left out stay as they read',
    tag: 'beacon',
    params: AlarmParams,
    body: EditBody,
    reply: ReviewView,
    handle: async (asked) => {
      const { call, params, body } = asked;
      const read = await readReview({ house, asking: asked }, params.id);
      if (!read.ok) return read;
      const words = { ...read.value.words, ...given(body.words) };
      const { version } = body;
      const outcome = await house.database.transact((queries) =>
        editReview(queries, call, { id: params.id, version, words }),
      );
      if (!outcome.ok) return outcome;
      house.bus.publish('alarms.changed', call.workspaceId, changed(read.value.alarm));
      return done(viewReview(outcome.value, words));
    },
  });
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/alarms/:id/review/finish',
    access: ACCESS.act,
    summary: 'Finish the report; the alarm is reviewed, and linked with its pain, bells and propositions',
    tag: 'beacon',
    params: AlarmParams,
    body: Type.Object({ version: Version }, { additionalProperties: false }),
    reply: ReviewView,
    handle: (asked) => finish(house, asked, { id: asked.params.id, version: asked.body.version }),
  });
}

async function finish(
  house: AlarmHouse,
  asking: Asking,
  { id, version }: { id: string; version: number },
): Promise<Outcome<Static<typeof ReviewView>>> {
  const { call, principal } = asking;
  const { queries } = house.database;
  const alarm = await findAlarm(queries, { workspaceId: call.workspaceId, id });
  if (!alarm) return refuse('thing.unknown', 'There is no such alarm.', 'id');
  const facts = await gatherFacts(queries, house, asking, alarm);
  const words = writeDraft(facts, await languageOf(queries, principal, undefined));
  let finished: ReviewRow | null = null;
  const outcome = await actOnAlarm(house, call, {
    id,
    agent: agentOf(principal),
    action: async (_, inside) => {
      const review = await finishReview(inside, call, { facts, version, words });
      if (!review.ok) throw new Refused(review);
      finished = review.value;
      return { type: 'review' };
    },
  });
  return outcome.ok ? done(viewReview(finished!, words)) : outcome;
}

const changed = ({ id, number, state }: { id: string; number: number; state: string }) => ({
  alarmId: id,
  number,
  state,
  action: 'reviewEdited',
});

const given = (words: Static<typeof EditBody>['words']): Partial<ReviewWords> =>
  Object.fromEntries(Object.entries(words).filter(([, text]) => text !== undefined));

const viewReview = (row: ReviewRow, words: ReviewWords): Static<typeof ReviewView> => ({
  alarmId: row.alarmId,
  words: { ...EMPTY, ...(row.words ?? words) },
  draft: row.words === null,
  draftedAt: row.draftedAt.toISOString(),
  editedAt: row.editedAt?.toISOString() ?? null,
  finishedAt: row.finishedAt?.toISOString() ?? null,
  finisherId: row.finisherId,
  version: row.version,
});
