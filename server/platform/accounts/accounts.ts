import type { FastifyBaseLogger } from 'fastify';
import type { Actor, Authenticate, Call } from '../access/principal.ts';
import type { Role } from '../access/roles.ts';
import type { Bus } from '../bus/bus.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config/config.ts';
import type { Database, Queries } from '../database/database.ts';
import { done, type Outcome } from '../errors/refusal.ts';
import type { Mail } from '../mail/mail.ts';
import { recordForUser } from './audit.ts';
import { type Auth, createAuth } from './auth.ts';
import { createAuthenticate } from './authenticate.ts';
import './events.ts';
import { createKeyReader, type KeyReader } from './key-reader.ts';
import { createKey, type Key, listKeys, type NewKey, revokeKey } from './keys.ts';
import { consumeLink, createLink } from './links.ts';
import {
  addMember,
  changeRole,
  findMember,
  listMembers,
  type Member,
  memberNames,
  removeMember,
} from './members.ts';
import { createSessionReader, type SessionReader } from './session-reader.ts';
import { signingSecret } from './signing-secret.ts';
import { createUser, findUserByEmail, firstUser, hasPassword, type User } from './users.ts';
import {
  createWorkspace,
  findWorkspace,
  listWorkspaces,
  membershipsOf,
  type Workspace,
} from './workspaces.ts';

/** People, workspaces and keys, as other parts of the server see them. */
export interface Accounts {
  readonly authenticate: Authenticate;
  /** The accounts library itself; only the routes of this folder use it. */
  readonly auth: Auth;
  readonly sessions: SessionReader;
  readonly keys: KeyReader;
  members(workspaceId: string): Promise<Member[]>;
  /** User id → name, former members included. */
  memberNames(workspaceId: string): Promise<Map<string, string>>;
  isMember(workspaceId: string, userId: string): Promise<boolean>;
  workspaces(): Promise<Workspace[]>;
  workspace(workspaceId: string): Promise<Workspace | null>;
  createWorkspace(name: string, actor: Actor): Promise<Workspace>;
  createUser(wanted: { email: string; name: string; password?: string }): Promise<Outcome<User>>;
  addMember(call: Call, wanted: { userId: string; role: Role }): Promise<Outcome<Member>>;
  createKey(call: Call, wanted: NewKey): Promise<Outcome<{ key: Key; secret: string }>>;
  keysOf(workspaceId: string): Promise<Key[]>;
  revokeKey(call: Call, id: string): Promise<Outcome<Key>>;
  changeRole(call: Call, wanted: { userId: string; role: Role }): Promise<Outcome<Member>>;
  removeMember(call: Call, userId: string): Promise<Outcome<Member>>;
  findUser(email: string): Promise<User | null>;
  /** The path of an address that signs the user in once within 24 hours. */
  createLink(userId: string): Promise<string>;
  /** Uses a link's secret up. */
  consumeLink(secret: string): Promise<Outcome<{ userId: string }>>;
  /** Signs a user in whose right to it is proven; returns the cookies to set. */
  openSession(userId: string): Promise<string[]>;
  /** The user that was there first. */
  firstUser(): Promise<User | null>;
  /** The user that the link printed at start is for, while they have no password; null afterwards. */
  waitingOwner(): Promise<User | null>;
}

export interface AccountsParts {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: FastifyBaseLogger;
  readonly database: Database;
  readonly bus: Bus;
  readonly mail: Mail;
}

export function createAccounts(parts: AccountsParts): Accounts {
  const { config, clock, database, bus } = parts;
  const { queries } = database;
  const auth = createAuth({
    config,
    database,
    secret: signingSecret(config),
    sendReset: (to, token) => parts.mail.send(resetMail(to, linkBase(config), token)),
    onPasswordReset: async ({ id, name }) => {
      const memberships = await membershipsOf(queries, id);
      const what = { action: 'account.passwordReset', now: clock.now() } as const;
      await recordForUser(queries, { userId: id, name, memberships }, what);
      sessions.forgetUser(id);
    },
  });
  const sessions = createSessionReader(auth, database);
  const keys = createKeyReader(database, parts.log);
  // Another server that shares the database may have made the change.
  bus.subscribe('members.changed', ({ data }) => sessions.forgetUser(data.userId));
  bus.subscribe('keys.changed', ({ data }) => keys.forgetKey(data.keyId));
  const changeMember = async (
    call: Call,
    userId: string,
    change: (inside: Queries) => Promise<Outcome<Member>>,
  ) => {
    const outcome = await database.transact(change);
    if (outcome.ok) {
      sessions.forgetUser(userId);
      bus.publish('members.changed', call.workspaceId, { userId });
    }
    return outcome;
  };
  return {
    auth,
    sessions,
    keys,
    authenticate: createAuthenticate(sessions, keys),
    members: (workspaceId) => listMembers(queries, workspaceId),
    memberNames: (workspaceId) => memberNames(queries, workspaceId),
    isMember: async (workspaceId, userId) => (await findMember(queries, workspaceId, userId)) !== null,
    workspaces: () => listWorkspaces(queries),
    workspace: (workspaceId) => findWorkspace(queries, workspaceId),
    createWorkspace: async (name, actor) => {
      const workspace = await createWorkspace(queries, { name, actor, now: clock.now() });
      bus.publish('workspace.created', workspace.id, { name });
      return workspace;
    },
    createUser: async ({ email, name, password }) => {
      const passwordHash = password === undefined ? null : await hashPassword(auth, password);
      return database.transact((inside) =>
        createUser(inside, { email, name, passwordHash, now: clock.now() }),
      );
    },
    addMember: (call, wanted) =>
      changeMember(call, wanted.userId, (inside) => addMember(inside, call, wanted)),
    changeRole: (call, wanted) =>
      changeMember(call, wanted.userId, (inside) => changeRole(inside, call, wanted)),
    removeMember: (call, userId) =>
      changeMember(call, userId, (inside) => removeMember(inside, call, userId)),
    findUser: (email) => findUserByEmail(queries, email),
    keysOf: (workspaceId) => listKeys(queries, workspaceId),
    revokeKey: async (call, id) => {
      const outcome = await database.transact((inside) => revokeKey(inside, call, id));
      if (outcome.ok) {
        keys.forgetKey(id);
        bus.publish('keys.changed', call.workspaceId, { keyId: id });
      }
      return outcome;
    },
    createKey: (call, wanted) => database.transact((inside) => createKey(inside, call, wanted)),
    createLink: async (userId) => {
      const outcome = await database.transact(async (inside) =>
        done(await createLink(inside, { userId, now: clock.now() })),
      );
      return `/welcome?token=${outcome.ok ? outcome.value : ''}`;
    },
    consumeLink: (secret) => consumeLink(queries, { secret, now: clock.now() }),
    openSession: async (userId) => {
      const opened = await auth.api.openSession({ body: { userId }, returnHeaders: true });
      return opened.headers.getSetCookie();
    },
    firstUser: () => firstUser(queries),
    waitingOwner: async () => {
      const user = await firstUser(queries);
      return user && !(await hasPassword(queries, user.id)) ? user : null;
    },
  };
}

/** Hashes a password as sign-in will check it. */
export async function hashPassword(auth: Auth, password: string): Promise<string> {
  const context = await auth.$context;
  return context.password.hash(password);
}

/** Never the address that the request names: whoever asks for a mail must not choose where its link leads. */
const linkBase = ({ publicUrl, host, port }: Config): string => publicUrl ?? `http://${host}:${port}`;

const resetMail = (to: { email: string; name: string }, origin: string, token: string) => ({
  kind: 'password reset',
  to: to.email,
  subject: '重设密码 · Choose a new password',
  text: [
    `${to.name}:`,
    '打开下面的链接，在一小时内设置新密码。如果不是您本人的操作，可以忽略这封邮件。',
    'Open this link within an hour to choose a new password. If you did not ask for it, ignore this mail.',
    `${origin}/reset-password?token=${encodeURIComponent(token)}`,
  ].join('\n\n'),
});
