import type { FastifyRequest } from 'fastify';
import type { Authenticate, Principal } from '../access/principal.ts';
import { type Refusal, refuse } from '../errors/refusal.ts';
import type { KeyReader } from './key-reader.ts';
import { KEY_PREFIX } from './keys.ts';
import type { SessionReader, SignedIn } from './session-reader.ts';

/** Finds the caller by API key where one is sent, else by the session's cookie. */
export function createAuthenticate(sessions: SessionReader, keys: KeyReader): Authenticate {
  return async (request) => {
    const sent = sentKey(request);
    const wanted = headerOf(request, 'x-workspace');
    if (sent !== null) return byKey(keys, { secret: sent, wanted, now: request.now });
    const signedIn = await sessions.read(request.headers.cookie);
    if (!signedIn) return refuse('session.missing', 'Sign in.');
    return inWorkspace(signedIn, wanted);
  };
}

async function byKey(
  keys: KeyReader,
  sent: { secret: string; wanted: string | null; now: Date },
): Promise<Principal | Refusal> {
  const found = sent.secret.startsWith(KEY_PREFIX) ? await keys.read(sent.secret, sent.now) : null;
  if (!found) return refuse('session.missing', 'The API key is unknown, expired or revoked.');
  if (sent.wanted !== null && sent.wanted !== found.workspaceId) return unknownWorkspace();
  const { key, workspaceId } = found;
  return { kind: 'key', keyId: key.id, name: key.name, workspaceId, scopes: key.scopes };
}

/** The workspace asked for, else the one that the session is in, else the user's oldest. */
function inWorkspace(signedIn: SignedIn, wanted: string | null): Principal | Refusal {
  const { memberships, activeWorkspaceId } = signedIn;
  const of = (id: string | null) => memberships.find(({ workspaceId }) => workspaceId === id);
  const membership = wanted === null ? (of(activeWorkspaceId) ?? memberships[0]) : of(wanted);
  if (!membership) return unknownWorkspace();
  const { workspaceId, role } = membership;
  return { kind: 'member', userId: signedIn.userId, name: signedIn.name, workspaceId, role };
}

const unknownWorkspace = () => refuse('workspace.unknown', 'You belong to no such workspace.');

/** With such a header only the key counts: a request never falls back to the cookie. */
function sentKey(request: FastifyRequest): string | null {
  const own = headerOf(request, 'x-api-key');
  if (own !== null) return own;
  const header = headerOf(request, 'authorization');
  return header === null ? null : header.replace(/^Bearer\s+/i, '');
}

function headerOf(request: FastifyRequest, name: string): string | null {
  const value = request.headers[name];
  return typeof value === 'string' ? value : null;
}
