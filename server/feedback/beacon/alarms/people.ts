import type { Person } from '../../bells/people.ts';

/** Who belongs to a workspace, and the time zone that its days are counted in; the accounts answer it. */
export interface AlarmPeople {
  /** Members in the order in which they joined. */
  members(workspaceId: string): Promise<readonly Person[]>;
  /** User id → name, those who left included. */
  memberNames(workspaceId: string): Promise<ReadonlyMap<string, string>>;
  timeZone(workspaceId: string): Promise<string>;
}
