import type { Role } from '../../platform/access/roles.ts';

/** A member as bells need to know them. */
export interface Person {
  readonly userId: string;
  readonly name: string;
  readonly role: Role;
}

/** Who belongs to a workspace; the accounts answer it. */
export interface People {
  /** Members in the order in which they joined. */
  members(workspaceId: string): Promise<readonly Person[]>;
  /** User id → name, those who left included. */
  memberNames(workspaceId: string): Promise<ReadonlyMap<string, string>>;
}

/** Who hears what no rule routes: the first owner. */
export const defaultOwner = (members: readonly Person[]): Person | null =>
  members.find((member) => member.role === 'owner') ?? null;

/** Who may hold a bell: every member but guests. */
export const mayHold = (members: readonly Person[], userId: string): boolean =>
  members.some((member) => member.userId === userId && member.role !== 'guest');
