import { createHash } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { Database, Queries } from '../database/database.ts';
import { done, type Outcome, refuse } from '../errors/refusal.ts';
import { ACCOUNT_RULE, ADDRESS_RULE, afterFailure, isLocked, type LockoutRule } from './lockout.ts';
import { signInFailures } from './tables.ts';
import { plainEmail } from './users.ts';

export interface Attempt {
  readonly email: string;
  /** Network address of who tries. */
  readonly address: string;
  readonly now: Date;
}

/** Hashed, so that the table holds neither e-mail addresses (also of people unknown here) nor network addresses. */
const keyOf = (kind: 'account' | 'address', value: string) =>
  createHash('sha256').update(`${kind}:${value}`).digest('hex');

const keysOf = (attempt: Attempt) => ({
  account: keyOf('account', plainEmail(attempt.email)),
  address: keyOf('address', attempt.address),
});

/**
 * Counts a sign-in as failed before the password is looked at, so that guesses sent together are all counted, and
 * refuses it where the account or the address is locked. It says the same of addresses that nobody has.
 */
export async function beginSignIn(database: Database, attempt: Attempt): Promise<Outcome<null>> {
  const keys = keysOf(attempt);
  return database.transact(async (queries) => {
    const account = await countFailure(queries, keys.account, { rule: ACCOUNT_RULE, now: attempt.now });
    const address = await countFailure(queries, keys.address, { rule: ADDRESS_RULE, now: attempt.now });
    const until = account ?? address;
    if (until === null) return done(null);
    return refuse('session.locked', `Try again after ${until.toISOString()}.`);
  });
}

/** The password was right: the account's count ends, the address gets its try back. */
export async function signInSucceeded(database: Database, attempt: Attempt): Promise<void> {
  const keys = keysOf(attempt);
  await database.queries.delete(signInFailures).where(eq(signInFailures.key, keys.account));
  await database.queries
    .update(signInFailures)
    .set({ failures: sql`greatest(${signInFailures.failures} - 1, 0)`, lockedUntil: null })
    .where(eq(signInFailures.key, keys.address));
}

/** @returns until when it is locked already, else null after counting */
async function countFailure(
  queries: Queries,
  key: string,
  by: { rule: LockoutRule; now: Date },
): Promise<Date | null> {
  const [state] = await queries
    .select()
    .from(signInFailures)
    .where(eq(signInFailures.key, key))
    .for('update');
  if (state && isLocked(state, by.now)) return state.lockedUntil;
  const next = afterFailure(state ?? null, by.rule, by.now);
  await queries
    .insert(signInFailures)
    .values({ key, ...next })
    .onConflictDoUpdate({
      target: signInFailures.key,
      set: { ...next, failures: state ? next.failures : sql`${signInFailures.failures} + 1` },
    });
  return null;
}
