/** Exit codes of every command. */
export const EXIT = { failed: 1, settings: 2, folderInUse: 3, stopped: 130 } as const;

/** Something that went wrong in a way that one sentence explains. */
export class CommandFailed extends Error {
  readonly exitCode: number;
  constructor(message: string, exitCode: number = EXIT.failed) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Told by its name, so that `--help` need not load the database. */
const isFolderInUse = (error: unknown): error is Error =>
  error instanceof Error && error.name === 'FolderInUse';

/** Prints what went wrong, for people; returns the exit code. */
export function reportFailure(error: unknown): number {
  if (isFolderInUse(error)) {
    console.error(error.message);
    return EXIT.folderInUse;
  }
  if (error instanceof CommandFailed) {
    console.error(error.message);
    return error.exitCode;
  }
  const known = KNOWN[codeOf(error) ?? ''];
  console.error(known ?? (error instanceof Error ? (error.stack ?? error.message) : String(error)));
  return EXIT.failed;
}

const DATABASE = 'Check DATABASE_URL, and that the PostgreSQL server runs and lets you in.';
const KNOWN: Readonly<Record<string, string>> = {
  EADDRINUSE:
    'Another program listens on this port. Choose another with --port, or --port 0 for any free one.',
  EACCES: 'This user may not listen on that port or use that folder. Choose others with --port or --data.',
  EADDRNOTAVAIL: 'This machine has no such address to listen on. Choose another with --host.',
  ECONNREFUSED: `The database does not answer. ${DATABASE}`,
  ENOTFOUND: `The database server is not found. ${DATABASE}`,
  '28P01': `The database refuses the password. ${DATABASE}`,
  '28000': `The database refuses this user. ${DATABASE}`,
  '3D000': `There is no such database. ${DATABASE}`,
};

function codeOf(error: unknown): string | undefined {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
  if (typeof code === 'string') return code;
  return cause === undefined ? undefined : codeOf(cause);
}
