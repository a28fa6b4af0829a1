import { and, asc, eq } from 'drizzle-orm';
import type { Call } from '../../../platform/access/principal.ts';
import { newSecret } from '../../../platform/accounts/secrets.ts';
import { recordChange } from '../../../platform/audit/record.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { done, type Outcome, type Refusal, refuse } from '../../../platform/errors/refusal.ts';
import { newId } from '../../../platform/ids.ts';
import type { Seal } from '../../../platform/security/seal.ts';
import { ladders } from '../ladders/tables.ts';
import { type ChannelBody, type ChannelEdit, viewChannel } from './channel-shapes.ts';
import { type ChannelRow, openAddress, sealAddress } from './channels/set-up.ts';
import { pagingChannels } from './tables.ts';

const SECRET_PREFIX = 'gjs_';

export const readChannels = (queries: Queries, workspaceId: string): Promise<ChannelRow[]> =>
  queries
    .select()
    .from(pagingChannels)
    .where(eq(pagingChannels.workspaceId, workspaceId))
    .orderBy(asc(pagingChannels.id));

const here = (workspaceId: string, id: string) =>
  and(eq(pagingChannels.workspaceId, workspaceId), eq(pagingChannels.id, id));

export async function findSetUp(
  queries: Queries,
  workspaceId: string,
  id: string,
): Promise<ChannelRow | null> {
  const [row] = await queries.select().from(pagingChannels).where(here(workspaceId, id));
  return row ?? null;
}

/** Sets a channel up. A webhook that comes without a secret is given one; it is returned this once. */
export async function addChannel(
  queries: Queries,
  call: Call,
  { body, seal }: { body: ChannelBody; seal: Seal },
): Promise<Outcome<{ row: ChannelRow; made: string | null }>> {
  const refusal = checkAddress(body.url);
  if (refusal) return refusal;
  const made = body.kind === 'webhook' && body.secret === undefined ? newSecret(SECRET_PREFIX) : null;
  const secret = body.secret ?? made;
  const [row] = await queries
    .insert(pagingChannels)
    .values({
      workspaceId: call.workspaceId,
      id: newId(),
      kind: body.kind,
      name: body.name,
      enabled: body.enabled ?? true,
      settings: { language: body.language ?? 'zh-CN', tellCause: body.tellCause ?? false },
      host: new URL(body.url).host,
      sealed: sealAddress(seal, { url: body.url, secret }),
      hasSecret: secret !== null,
    })
    .returning();
  const detail = { after: viewChannel(row!) };
  await recordChange(queries, call, { action: 'channel.added', thing: 'channel', thingId: row!.id, detail });
  return done({ row: row!, made });
}

/** Changes what is given of a channel that is at the version given; what is not given of its secrets stays. */
export async function editChannel(
  queries: Queries,
  call: Call,
  { id, body, seal }: { id: string; body: ChannelEdit; seal: Seal },
): Promise<Outcome<ChannelRow>> {
  const place = here(call.workspaceId, id);
  const [before] = await queries.select().from(pagingChannels).where(place).for('update');
  if (!before) return refuse('thing.unknown', 'There is no such channel.', 'id');
  if (before.version !== body.version) {
    return refuse('thing.stale', `The channel is at version ${before.version}.`, '/version');
  }
  const refusal = body.url === undefined ? null : checkAddress(body.url);
  if (refusal) return refusal;
  const old = openAddress(seal, before.sealed);
  const url = body.url ?? old?.url;
  const secret = body.secret === undefined ? (old?.secret ?? null) : body.secret;
  if (url === undefined) return refuse('request.invalid', 'Its address must be given anew.', '/url');
  if (before.kind === 'webhook' && secret === null) {
    return refuse('request.invalid', 'A webhook needs a secret to be signed with.', '/secret');
  }
  const { language, tellCause } = before.settings;
  const [row] = await queries
    .update(pagingChannels)
    .set({
      name: body.name ?? before.name,
      enabled: body.enabled ?? before.enabled,
      settings: { language: body.language ?? language, tellCause: body.tellCause ?? tellCause },
      host: new URL(url).host,
      sealed: sealAddress(seal, { url, secret }),
      hasSecret: secret !== null,
      version: before.version + 1,
    })
    .where(place)
    .returning();
  const renewed = { address: body.url !== undefined, secret: body.secret !== undefined };
  const detail = { before: viewChannel(before), after: viewChannel(row!), renewed };
  await recordChange(queries, call, { action: 'channel.changed', thing: 'channel', thingId: id, detail });
  return done(row!);
}

/** Removes a channel that no ladder uses. */
export async function removeChannel(
  queries: Queries,
  call: Call,
  id: string,
): Promise<Outcome<{ removed: true }>> {
  const all = await queries.select().from(ladders).where(eq(ladders.workspaceId, call.workspaceId));
  const user = all.find(({ steps }) => steps.some(({ channels }) => channels.includes(id)));
  if (user) return refuse('action.impossible', `A ladder uses it: ${user.name}.`);
  const [row] = await queries.delete(pagingChannels).where(here(call.workspaceId, id)).returning();
  if (!row) return refuse('thing.unknown', 'There is no such channel.', 'id');
  const detail = { before: viewChannel(row) };
  await recordChange(queries, call, { action: 'channel.removed', thing: 'channel', thingId: id, detail });
  return done({ removed: true });
}

function checkAddress(url: string): Refusal | null {
  const target = URL.canParse(url) ? new URL(url) : null;
  if (target && target.username === '' && target.password === '') return null;
  return refuse('request.invalid', 'Give the whole address, without a name and password in it.', '/url');
}
