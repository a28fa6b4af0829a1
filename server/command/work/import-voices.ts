import { createWriteStream, type WriteStream } from 'node:fs';
import { csvLine, importFile, type RowRejection } from '../../feedback/imports/index.ts';
import { createIntake } from '../../feedback/voices/index.ts';
import { CommandFailed, EXIT } from '../report-failure.ts';
import { table } from '../table.ts';
import { chooseWorkspace, valueOrFail, type Work } from './worker.ts';

export interface ImportArgs {
  readonly workspace?: string;
  /** Absolute, because the server that does it may run in another folder. */
  readonly file: string;
  readonly map?: string;
  readonly source?: string;
  readonly timeZone?: string;
  /** Where rejected rows go; made only when there are any. */
  readonly rejected: string;
  /** Shows how the file would be read, and stores nothing. */
  readonly preview: boolean;
}

type Look = Parameters<NonNullable<Parameters<typeof importFile>[0]['onLook']>>[0];

export const importVoices: Work<ImportArgs> = async ({ services, report, signal }, args) => {
  const workspace = await chooseWorkspace(services, args.workspace);
  const intake = createIntake(services);
  const rejected = createRejectedFile(args.rejected);
  let columns: readonly string[] = [];
  const outcome = await importFile({
    path: args.file,
    map: args.map ?? null,
    source: args.source ?? null,
    timeZone: args.timeZone ?? workspace.settings.timeZone,
    now: services.clock.now(),
    take: async (voices) => {
      await intake.room();
      return intake.take(workspace.id, voices);
    },
    onLook: (look) => {
      columns = look.shape.columns;
      report.line(describeLook(look));
      return !args.preview;
    },
    onProgress: ({ rows, bytes, bytesRead }) => {
      // A file tells its size, not its rows; their share so far tells how many there will be.
      const total = bytesRead > 0 ? Math.max(rows, Math.round((rows * bytes) / bytesRead)) : null;
      report.progress({ label: 'Importing', unit: 'rows', done: rows, total });
    },
    onRejected: (rejection) => rejected.write(rejection, columns),
    signal,
  }).finally(() => rejected.end());
  await intake.drain();
  const { rows, accepted, duplicate, rejected: refused } = valueOrFail(outcome);
  if (args.preview) return;
  report.line(`${rows} rows: ${accepted} accepted, ${duplicate} known already, ${refused} rejected.`);
  if (refused > 0) report.line(`The rejected rows, each with its line and reason: ${args.rejected}`);
  if (signal.aborted)
    throw new CommandFailed('Stopped before the end. The same command goes on where it was.', EXIT.stopped);
};

/** How the file is understood, and its first rows as they would be stored. */
function describeLook({ shape, mapping, rows }: Look): string {
  const cell = (column: string) => clip(rows[0]?.[column] ?? '');
  const fields = Object.entries(mapping.fields).map(([field, column]) => [field, column, cell(column)]);
  const attributes = Object.entries(mapping.attributes).map(([column, key]) => [
    `attribute.${key}`,
    column,
    cell(column),
  ]);
  return [
    `${shape.format}, ${shape.encoding}`,
    table(['field', 'column', 'first row'], [...fields, ...attributes]),
    '',
  ].join('\n');
}

const clip = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
};

function createRejectedFile(path: string) {
  let stream: WriteStream | null = null;
  return {
    write: ({ line, code, reason, at, cells }: RowRejection, columns: readonly string[]) => {
      if (stream === null) {
        stream = createWriteStream(path, { mode: 0o600 });
        // Spreadsheets take a file for UTF-8 only with the mark.
        stream.write(`\ufeff${csvLine(['line', 'code', 'reason', 'at', ...columns])}`);
      }
      const values = columns.map((column) => cells[column] ?? '');
      stream.write(csvLine([String(line), code, reason, at ?? '', ...values]));
    },
    end: async () => {
      const open = stream;
      if (open) await new Promise<void>((done) => open.end(() => done()));
    },
  };
}
