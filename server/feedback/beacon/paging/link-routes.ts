import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Actor } from '../../../platform/access/principal.ts';
import { ACCESS } from '../../../platform/access/roles.ts';
import { hashSecret } from '../../../platform/accounts/secrets.ts';
import { refuse } from '../../../platform/errors/refusal.ts';
import { sendProblem } from '../../../platform/http/problem.ts';
import { isCalling, type PagedAlarm } from './alarm.ts';
import type { PagingHouse } from './house.ts';
import { type PageLink, readLinkToken } from './page-link.ts';
import { usedPageLinks } from './tables.ts';

const schema = {
  hide: true,
  querystring: Type.Object({ token: Type.String({ maxLength: 400 }) }, { additionalProperties: false }),
};
const config = { access: ACCESS.anyone };

/**
 * The link of a message that acknowledges. Opening it only asks, as mail scanners and chat previews open links too; the
 * button acts, once. A link that went to a member acts for them; one that went to a group, for who is signed in.
 */
export function registerLinks(app: FastifyInstance, house: PagingHouse): void {
  const { clock, alarms, secret, database } = house;
  const read = async (request: FastifyRequest) => {
    const { token } = request.query as { token: string };
    const link = readLinkToken(secret, token, clock.now());
    const alarm = link && (await alarms.find(link.workspaceId, link.alarmId));
    return link && alarm ? { token, link, alarm, actor: await actorOf(house, link, request) } : null;
  };
  const ask = async (request: FastifyRequest, reply: FastifyReply) => {
    const found = await read(request);
    if (!found) return expired(reply);
    const { alarm, actor, token } = found;
    if (!isCalling(alarm)) return show(reply, takenPage(alarm));
    return show(reply, actor ? askPage(alarm, token) : signInPage(alarm));
  };
  const act = async (request: FastifyRequest, reply: FastifyReply) => {
    const found = await read(request);
    if (!found) return expired(reply);
    const { token, link, alarm, actor } = found;
    if (!actor) return show(reply.code(403), signInPage(alarm));
    const { workspaceId } = link;
    const used = await database.queries
      .insert(usedPageLinks)
      .values({ workspaceId, tokenHash: hashSecret(token), usedAt: clock.now() })
      .onConflictDoNothing()
      .returning();
    if (used.length === 0) return expired(reply);
    const outcome = await alarms.acknowledge({ workspaceId, actor, now: clock.now() }, alarm.id);
    return show(reply, outcome.ok ? donePage(alarm) : takenPage(alarm));
  };
  app.route({ method: 'GET', url: '/acknowledge', config, schema, handler: ask });
  app.register(async (scope) => {
    // What the button sends is empty; its type is a form's.
    scope.addContentTypeParser('application/x-www-form-urlencoded', (_, payload, parsed) => {
      payload.resume();
      parsed(null, undefined);
    });
    scope.route({ method: 'POST', url: '/acknowledge', config, schema, handler: act });
  });
}

/** For whom a link acts; null where that is nobody who belongs to the workspace. */
async function actorOf(house: PagingHouse, link: PageLink, request: FastifyRequest): Promise<Actor | null> {
  const userId = link.memberId === '' ? await house.visitor(request) : link.memberId;
  const member = (await house.people.members(link.workspaceId)).find((one) => one.userId === userId);
  return member ? { kind: 'member', id: member.userId, name: member.name } : null;
}

const expired = (reply: FastifyReply) =>
  sendProblem(reply, refuse('link.expired', 'Open the alarm in Gongjian instead.'));

const show = (reply: FastifyReply, body: string) =>
  reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(
      `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>共见 Gongjian</title><style>body{font:18px system-ui;margin:2rem;max-width:36rem}button{font:inherit;padding:1rem 2rem;min-height:48px}</style><body>${body}</body></html>`,
    );

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const heading = ({ number, title }: PagedAlarm) => `<h1>告警 Alarm #${number}</h1><p>${escaped(title)}</p>`;
const more = ({ id }: PagedAlarm) => `<p><a href="/beacon/${id}">查看告警 · Open the alarm</a></p>`;

const askPage = (alarm: PagedAlarm, token: string) =>
  `${heading(alarm)}<form method="post" action="/acknowledge?token=${encodeURIComponent(token)}"><button>我来处理 · I take it</button></form>${more(alarm)}`;

const signInPage = (alarm: PagedAlarm) =>
  `${heading(alarm)}<p>请登录后接手。 · Sign in to take it.</p>${more(alarm)}`;

const donePage = (alarm: PagedAlarm) =>
  `${heading(alarm)}<p>已由您接手，不再继续叫人。 · You have it; nobody else is called.</p>${more(alarm)}`;

const takenPage = (alarm: PagedAlarm) =>
  `${heading(alarm)}<p>已有人接手，或已结束。 · Somebody has it already, or it is over.</p>${more(alarm)}`;
