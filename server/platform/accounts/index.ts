export { type Accounts, createAccounts } from './accounts.ts';
export type { Key } from './keys.ts';
export type { Member } from './members.ts';
export { registerAccounts } from './routes/register.ts';
export type { Workspace } from './workspaces.ts';
