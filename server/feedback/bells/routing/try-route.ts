import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { ACCESS } from '../../../platform/access/roles.ts';
import { done, refuse } from '../../../platform/errors/refusal.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { UUID_PATTERN } from '../../../platform/ids.ts';
import { behindPain, behindVoices } from '../behind.ts';
import type { Bellhouse } from '../bellhouse.ts';
import { readCalendars } from '../calendars/calendars.ts';
import { addWorkingMinutes } from '../calendars/working-time.ts';
import { chooseOwner, readLiveRules } from './choose-owner.ts';

const Id = Type.String({ pattern: UUID_PATTERN });

const TryView = Type.Object({
  owner: Type.Object({ id: Type.String(), name: Type.String() }),
  /** Null: no rule fits, the first owner of the workspace hears it. */
  rule: Type.Union([Type.Object({ id: Id, name: Type.String() }), Type.Null()]),
  reasons: Type.Array(
    Type.Object({ part: Type.String(), name: Type.String(), value: Type.String(), voices: Type.Integer() }),
  ),
  fitting: Type.Integer({ description: 'Voices that fit the rule' }),
  of: Type.Integer({ description: 'Voices looked at' }),
  acknowledgeMinutes: Type.Integer(),
  dueAt: Type.String({ description: 'When the acknowledgement would be due if it were rung now' }),
});

/** Says who would hear a bell on a pain or a voice, and why, without ringing it. */
export function registerTry(app: FastifyInstance, { database, people }: Bellhouse): void {
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/routing/try',
    access: ACCESS.read,
    summary: 'Who would hear a bell on this pain or voice, and why',
    tag: 'bells',
    body: Type.Object(
      { painId: Type.Optional(Id), voiceId: Type.Optional(Id) },
      { additionalProperties: false },
    ),
    reply: TryView,
    handle: async ({ call, body }) => {
      const { workspaceId } = call;
      const { queries } = database;
      if ((body.painId === undefined) === (body.voiceId === undefined)) {
        return refuse('request.invalid', 'Give a pain or a voice.', '/painId');
      }
      const behind = body.painId
        ? await behindPain(queries, workspaceId, body.painId)
        : await behindVoices(queries, workspaceId, [body.voiceId!]);
      if (!behind) return refuse('thing.unknown', 'There is no such pain or voice.');
      const members = await people.members(workspaceId);
      const rules = await readLiveRules(queries, workspaceId, members);
      const hearer = chooseOwner({ members, rules }, behind);
      if (!hearer?.routed)
        return refuse('action.impossible', 'Nobody in this workspace can hear a bell yet.');
      const { ownerId, terms, routed } = hearer;
      const calendar = (await readCalendars(queries, workspaceId))(terms.calendarId);
      const name = members.find(({ userId }) => userId === ownerId)?.name ?? ownerId;
      return done({
        owner: { id: ownerId, name },
        rule: routed.rule && { id: routed.rule.id, name: routed.rule.name },
        reasons: [...routed.reasons],
        fitting: routed.fitting,
        of: routed.of,
        acknowledgeMinutes: terms.acknowledgeMinutes,
        dueAt: addWorkingMinutes(calendar, call.now, terms.acknowledgeMinutes).toISOString(),
      });
    },
  });
}
