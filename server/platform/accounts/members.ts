import { and, asc, eq, sql } from 'drizzle-orm';
import type { Call } from '../access/principal.ts';
import type { Role } from '../access/roles.ts';
import { recordChange } from '../audit/record.ts';
import type { Queries } from '../database/database.ts';
import { done, type Outcome, refuse } from '../errors/refusal.ts';
import { newId } from '../ids.ts';
import { formerMembers, members, users, workspaces } from './tables.ts';

/** Somebody who belongs to a workspace. */
export interface Member {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly joinedAt: Date;
}

const COLUMNS = {
  userId: users.id,
  name: users.name,
  email: users.email,
  role: members.role,
  joinedAt: members.createdAt,
};

export async function listMembers(queries: Queries, workspaceId: string): Promise<Member[]> {
  return queries
    .select(COLUMNS)
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(eq(members.workspaceId, workspaceId))
    .orderBy(asc(members.createdAt), asc(users.id));
}

export async function findMember(
  queries: Queries,
  workspaceId: string,
  userId: string,
): Promise<Member | null> {
  const [member] = await queries
    .select(COLUMNS)
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.workspaceId, workspaceId), eq(members.userId, userId)));
  return member ?? null;
}

/** User id → name, those who left included. */
export async function memberNames(queries: Queries, workspaceId: string): Promise<Map<string, string>> {
  const former = await queries
    .select({ userId: formerMembers.userId, name: formerMembers.name })
    .from(formerMembers)
    .where(eq(formerMembers.workspaceId, workspaceId));
  const present = await listMembers(queries, workspaceId);
  return new Map([...former, ...present].map(({ userId, name }) => [userId, name]));
}

export async function addMember(
  queries: Queries,
  call: Call,
  wanted: { userId: string; role: Role },
): Promise<Outcome<Member>> {
  const added = await queries
    .insert(members)
    .values({ id: newId(), workspaceId: call.workspaceId, ...wanted, createdAt: call.now })
    .onConflictDoNothing()
    .returning({ id: members.id });
  if (added.length === 0) return refuse('thing.exists', 'They are a member already.');
  await queries
    .delete(formerMembers)
    .where(and(eq(formerMembers.workspaceId, call.workspaceId), eq(formerMembers.userId, wanted.userId)));
  await recordChange(queries, call, {
    action: 'member.added',
    thing: 'member',
    thingId: wanted.userId,
    detail: { role: wanted.role },
  });
  return done((await findMember(queries, call.workspaceId, wanted.userId))!);
}

export async function changeRole(
  queries: Queries,
  call: Call,
  wanted: { userId: string; role: Role },
): Promise<Outcome<Member>> {
  await holdMembership(queries, call.workspaceId);
  const member = await findMember(queries, call.workspaceId, wanted.userId);
  if (!member) return refuse('thing.unknown', 'There is no such member here.');
  if (wanted.role !== 'owner' && (await isLastOwner(queries, call.workspaceId, member))) return lastOwner();
  await queries
    .update(members)
    .set({ role: wanted.role })
    .where(and(eq(members.workspaceId, call.workspaceId), eq(members.userId, wanted.userId)));
  await recordChange(queries, call, {
    action: 'member.roleChanged',
    thing: 'member',
    thingId: wanted.userId,
    detail: { before: member.role, after: wanted.role },
  });
  return done({ ...member, role: wanted.role });
}

export async function removeMember(queries: Queries, call: Call, userId: string): Promise<Outcome<Member>> {
  await holdMembership(queries, call.workspaceId);
  const member = await findMember(queries, call.workspaceId, userId);
  if (!member) return refuse('thing.unknown', 'There is no such member here.');
  if (await isLastOwner(queries, call.workspaceId, member)) return lastOwner();
  await queries
    .delete(members)
    .where(and(eq(members.workspaceId, call.workspaceId), eq(members.userId, userId)));
  await queries
    .insert(formerMembers)
    .values({ workspaceId: call.workspaceId, userId, name: member.name, leftAt: call.now })
    .onConflictDoNothing();
  await recordChange(queries, call, {
    action: 'member.removed',
    thing: 'member',
    thingId: userId,
    detail: { role: member.role },
  });
  return done(member);
}

/** Two owners who remove each other at the same moment must not leave none. */
async function holdMembership(queries: Queries, workspaceId: string): Promise<void> {
  await queries
    .select({ id: workspaces.id })
    .from(workspaces)
    .where(eq(workspaces.id, workspaceId))
    .for('update');
}

async function isLastOwner(queries: Queries, workspaceId: string, member: Member): Promise<boolean> {
  if (member.role !== 'owner') return false;
  const [row] = await queries
    .select({ owners: sql<number>`count(*)::int` })
    .from(members)
    .where(and(eq(members.workspaceId, workspaceId), eq(members.role, 'owner')));
  return row!.owners <= 1;
}

const lastOwner = () =>
  refuse('action.impossible', 'A workspace keeps at least one owner; make somebody else owner first.');
