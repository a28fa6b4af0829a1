export { type Accounts, createAccounts } from './accounts.ts';
export { registerAccounts } from './routes/register.ts';
export type { Workspace } from './workspaces.ts';
