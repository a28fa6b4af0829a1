import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { Queries } from '../database/database.ts';
import { done, type Outcome, refuse } from '../errors/refusal.ts';
import { newId } from '../ids.ts';
import type { UserSettings } from './settings.ts';
import { credentials, users } from './tables.ts';

/** Better-auth's name for a password among the ways to sign in. */
const PASSWORD = 'credential';

export type User = typeof users.$inferSelect;

export interface NewUser {
  readonly email: string;
  readonly name: string;
  /** Already hashed; null: signs in by link or OpenID Connect. */
  readonly passwordHash: string | null;
  readonly now: Date;
}

/** One spelling of an e-mail address. */
export const plainEmail = (email: string): string => email.trim().toLowerCase();

export async function createUser(queries: Queries, wanted: NewUser): Promise<Outcome<User>> {
  const { name, now } = wanted;
  const [user] = await queries
    .insert(users)
    .values({
      id: newId(),
      name,
      email: plainEmail(wanted.email),
      // Whoever holds an invitation or a one-time link was given it by an owner, who vouches for the address.
      emailVerified: true,
      createdAt: now,
      updatedAt: now,
    })
    .onConflictDoNothing()
    .returning();
  if (!user) return refuse('thing.exists', 'Somebody signs in with this e-mail address already.', 'email');
  if (wanted.passwordHash !== null) {
    await setPassword(queries, { userId: user.id, passwordHash: wanted.passwordHash, now });
  }
  return done(user);
}

export async function setPassword(
  queries: Queries,
  wanted: { userId: string; passwordHash: string; now: Date },
): Promise<void> {
  const { userId, passwordHash, now } = wanted;
  const own = and(eq(credentials.userId, userId), eq(credentials.providerId, PASSWORD));
  const changed = await queries
    .update(credentials)
    .set({ password: passwordHash, updatedAt: now })
    .where(own)
    .returning({ id: credentials.id });
  if (changed.length > 0) return;
  await queries.insert(credentials).values({
    id: newId(),
    userId,
    accountId: userId,
    providerId: PASSWORD,
    password: passwordHash,
    createdAt: now,
    updatedAt: now,
  });
}

export async function hasPassword(queries: Queries, userId: string): Promise<boolean> {
  const found = await queries
    .select({ id: credentials.id })
    .from(credentials)
    .where(and(eq(credentials.userId, userId), isNotNull(credentials.password)))
    .limit(1);
  return found.length > 0;
}

export async function findUser(queries: Queries, userId: string): Promise<User | null> {
  const [user] = await queries.select().from(users).where(eq(users.id, userId));
  return user ?? null;
}

export async function findUserByEmail(queries: Queries, email: string): Promise<User | null> {
  const [user] = await queries
    .select()
    .from(users)
    .where(eq(users.email, plainEmail(email)));
  return user ?? null;
}

/** The user that was there first: the one whom the link printed at start signs in. */
export async function firstUser(queries: Queries): Promise<User | null> {
  const [user] = await queries.select().from(users).orderBy(asc(users.createdAt), asc(users.id)).limit(1);
  return user ?? null;
}

export async function changeUser(
  queries: Queries,
  wanted: { userId: string; name?: string; email?: string; settings?: Partial<UserSettings>; now: Date },
): Promise<Outcome<User>> {
  const present = await findUser(queries, wanted.userId);
  if (!present) return refuse('thing.unknown', 'There is no such user.');
  const email = wanted.email === undefined ? present.email : plainEmail(wanted.email);
  const holder = email === present.email ? null : await findUserByEmail(queries, email);
  if (holder) return refuse('thing.exists', 'Somebody signs in with this e-mail address already.', 'email');
  const [user] = await queries
    .update(users)
    .set({
      name: wanted.name ?? present.name,
      email,
      settings: { ...present.settings, ...wanted.settings },
      updatedAt: wanted.now,
    })
    .where(eq(users.id, wanted.userId))
    .returning();
  return done(user!);
}
