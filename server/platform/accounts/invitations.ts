import { and, desc, eq, gt } from 'drizzle-orm';
import type { Call } from '../access/principal.ts';
import type { Role } from '../access/roles.ts';
import { recordChange } from '../audit/record.ts';
import type { Queries } from '../database/database.ts';
import { done, type Outcome, refuse } from '../errors/refusal.ts';
import { newId } from '../ids.ts';
import { addMember, type Member } from './members.ts';
import { hashSecret, newSecret } from './secrets.ts';
import { invitations, members, users, workspaces } from './tables.ts';
import { findUserByEmail, plainEmail } from './users.ts';

const LIFE_MS = 7 * 24 * 3_600_000;

export interface Invitation {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly inviterId: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** What the holder of an invitation's link may see before they accept. */
export interface OpenInvitation {
  readonly id: string;
  readonly workspaceId: string;
  readonly workspaceName: string;
  readonly email: string;
  readonly role: Role;
  /** Whether the address has a user already, who then signs in to accept. */
  readonly known: boolean;
}

/** Invites somebody; an earlier invitation of the same address is replaced. */
export async function createInvitation(
  queries: Queries,
  call: Call,
  wanted: { email: string; role: Role },
): Promise<Outcome<{ invitation: Invitation; secret: string }>> {
  const email = plainEmail(wanted.email);
  const [member] = await queries
    .select({ id: members.id })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.workspaceId, call.workspaceId), eq(users.email, email)));
  if (member) return refuse('thing.exists', 'They are a member already.', '/email');
  await queries
    .update(invitations)
    .set({ status: 'canceled' })
    .where(and(pendingHere(call.workspaceId), eq(invitations.email, email)));
  const secret = newSecret();
  const [row] = await queries
    .insert(invitations)
    .values({
      id: newId(),
      workspaceId: call.workspaceId,
      email,
      role: wanted.role,
      status: 'pending',
      secretHash: hashSecret(secret),
      inviterId: call.actor.id,
      expiresAt: new Date(call.now.getTime() + LIFE_MS),
      createdAt: call.now,
    })
    .returning();
  await recordChange(queries, call, {
    action: 'invitation.created',
    thing: 'invitation',
    thingId: row!.id,
    detail: { role: wanted.role },
  });
  return done({ invitation: shape(row!), secret });
}

/** Those that can still be accepted. */
export async function listInvitations(
  queries: Queries,
  workspaceId: string,
  now: Date,
): Promise<Invitation[]> {
  const rows = await queries
    .select()
    .from(invitations)
    .where(and(pendingHere(workspaceId), gt(invitations.expiresAt, now)))
    .orderBy(desc(invitations.id));
  return rows.map(shape);
}

export async function revokeInvitation(
  queries: Queries,
  call: Call,
  id: string,
): Promise<Outcome<Invitation>> {
  const [row] = await queries
    .update(invitations)
    .set({ status: 'canceled' })
    .where(and(pendingHere(call.workspaceId), eq(invitations.id, id)))
    .returning();
  if (!row) return refuse('thing.unknown', 'There is no such open invitation.');
  await recordChange(queries, call, { action: 'invitation.revoked', thing: 'invitation', thingId: id });
  return done(shape(row));
}

/** The invitation behind a link, if it can still be accepted. */
export async function readInvitation(
  queries: Queries,
  asked: { secret: string; now: Date },
): Promise<Outcome<OpenInvitation>> {
  const [row] = await queries
    .select({ invitation: invitations, workspaceName: workspaces.name })
    .from(invitations)
    .innerJoin(workspaces, eq(workspaces.id, invitations.workspaceId))
    .where(
      and(
        eq(invitations.secretHash, hashSecret(asked.secret)),
        eq(invitations.status, 'pending'),
        gt(invitations.expiresAt, asked.now),
      ),
    );
  if (!row) return refuse('link.expired', 'Ask for a new invitation.');
  const { id, workspaceId, email, role } = row.invitation;
  const known = (await findUserByEmail(queries, email)) !== null;
  return done({ id, workspaceId, workspaceName: row.workspaceName, email, role, known });
}

/** Makes `user` a member with the invited role and ends the invitation; at most one of two who come together. */
export async function acceptInvitation(
  queries: Queries,
  opened: OpenInvitation,
  by: { user: { id: string; name: string }; now: Date },
): Promise<Outcome<Member>> {
  const [row] = await queries
    .update(invitations)
    .set({ status: 'accepted' })
    .where(and(eq(invitations.id, opened.id), eq(invitations.status, 'pending')))
    .returning({ id: invitations.id });
  if (!row) return refuse('link.expired', 'Ask for a new invitation.');
  const call: Call = {
    workspaceId: opened.workspaceId,
    actor: { kind: 'member', id: by.user.id, name: by.user.name },
    now: by.now,
  };
  await recordChange(queries, call, {
    action: 'invitation.accepted',
    thing: 'invitation',
    thingId: opened.id,
  });
  return addMember(queries, call, { userId: by.user.id, role: opened.role });
}

const pendingHere = (workspaceId: string) =>
  and(eq(invitations.workspaceId, workspaceId), eq(invitations.status, 'pending'));

function shape(row: typeof invitations.$inferSelect): Invitation {
  const { id, email, role, inviterId, createdAt, expiresAt } = row;
  return { id, email, role, inviterId, createdAt, expiresAt };
}
