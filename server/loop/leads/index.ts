import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { Link } from '../../links/index.ts';
import type { Call } from '../../platform/access/principal.ts';
import { ACCESS } from '../../platform/access/roles.ts';
import type { Queries } from '../../platform/database/database.ts';
import { done, type Outcome } from '../../platform/errors/refusal.ts';
import { endpoint } from '../../platform/http/endpoint.ts';
import { UUID_PATTERN } from '../../platform/ids.ts';
import type { Services } from '../../services.ts';
import { addLead, dropLead, LED_TO, type LedTo, leadsOf } from './leads.ts';

const Id = Type.String({ pattern: UUID_PATTERN });
const AlarmId = Type.Object({ id: Id });
const tag = 'beacon';

const LeadsView = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Type.String({ description: 'Of the link' }),
      kind: Type.String({
        enum: ['concerns', 'leads'],
        description: 'What its review is about, or what is changed because of it',
      }),
      thing: Type.String({ enum: ['pain', ...LED_TO] }),
      thingId: Type.String(),
      number: Type.Union([Type.Integer(), Type.Null()]),
      title: Type.String(),
      state: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
});

const LeadBody = Type.Object(
  { thing: Type.String({ enum: [...LED_TO] }), thingId: Id },
  { additionalProperties: false },
);

/** From an alarm into the loop: what it is about, and which bell, adjustment or proposition changes because of it. */
export function registerLeads(app: FastifyInstance, { database }: Services): void {
  const answer = async (call: Call, alarmId: string): Promise<Outcome<Static<typeof LeadsView>>> => {
    const leads = await leadsOf(database.queries, call, alarmId);
    return leads.ok ? done({ items: leads.value }) : leads;
  };
  const change = async (
    call: Call,
    alarmId: string,
    make: (queries: Queries) => Promise<Outcome<Link>>,
  ): Promise<Outcome<Static<typeof LeadsView>>> => {
    const outcome = await database.transact(make);
    return outcome.ok ? answer(call, alarmId) : outcome;
  };
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/alarms/:id/leads',
    access: ACCESS.read,
    summary: 'What an alarm is about, and what is changed because of it',
    tag,
    params: AlarmId,
    reply: LeadsView,
    handle: ({ call, params }) => answer(call, params.id),
  });
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/alarms/:id/leads',
    access: ACCESS.act,
    summary: 'Say what is changed because of an alarm: a bell, an adjustment, a proposition',
    tag,
    params: AlarmId,
    body: LeadBody,
    reply: LeadsView,
    handle: ({ call, params, body }) => {
      const to = { alarmId: params.id, thing: body.thing as LedTo, id: body.thingId };
      return change(call, params.id, (queries) => addLead(queries, call, to));
    },
  });
  endpoint(app, {
    method: 'DELETE',
    url: '/api/v1/alarms/:id/leads/:linkId',
    access: ACCESS.act,
    summary: 'Take such a link back',
    tag,
    params: Type.Object({ id: Id, linkId: Id }),
    reply: LeadsView,
    handle: ({ call, params }) =>
      change(call, params.id, (queries) =>
        dropLead(queries, call, { alarmId: params.id, linkId: params.linkId }),
      ),
  });
}
