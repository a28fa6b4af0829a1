import { CommandFailed } from './report-failure.ts';

export const notBuilt = (what: string) => new CommandFailed(`${what} is not built yet in this version.`);
