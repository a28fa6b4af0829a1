/** Roles of a member in a workspace, strongest first. */
export const ROLES = ['owner', 'leader', 'manager', 'frontline', 'member', 'guest'] as const;
export type Role = (typeof ROLES)[number];

/** What an API key may do. `read` never includes members' e-mail addresses or keys. */
export const SCOPES = ['read', 'voices:write', 'enforce', 'write', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

const everyone: readonly Role[] = ROLES;
const staff: readonly Role[] = ['owner', 'leader', 'manager', 'frontline', 'member'];
const managers: readonly Role[] = ['owner', 'leader', 'manager'];
const leaders: readonly Role[] = ['owner', 'leader'];

/** Who may call a route: a member's role, or an API key's scope (null: no key may). */
export interface Access {
  readonly roles: readonly Role[] | 'anyone';
  readonly scope: Scope | null;
}

/** The kinds of access that routes declare. Every route names one; a test walks them all. */
export const ACCESS = {
  /** Without a session: health, sign-in, the web page itself. */
  anyone: { roles: 'anyone', scope: null },
  /** Every member, guests included. */
  read: { roles: everyone, scope: 'read' },
  /** Every member, for what is one's own: queue, digest, profile. */
  own: { roles: everyone, scope: null },
  /** Everyone but guests: ring bells, name and group pains, judge matches, propose. */
  act: { roles: staff, scope: 'write' },
  /** Voices coming in. */
  ingest: { roles: staff, scope: 'voices:write' },
  /** Programs that carry out controls: they read the rules in force, say that they have them, and count their hits. */
  enforce: { roles: staff, scope: 'enforce' },
  /** Managers and up: routing rules, calendars, imports undone, propositions. */
  manage: { roles: managers, scope: 'write' },
  /** Leaders and owners: decide on adjustments, cycles. */
  decide: { roles: leaders, scope: null },
  /** Owners: members, keys, workspace, export of everything. */
  administer: { roles: ['owner'], scope: 'admin' },
} as const satisfies Record<string, Access>;
