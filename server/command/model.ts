import { type Command, Option } from 'commander';
import type { ModelKind } from '../platform/models/kinds.ts';
import type { ModelOutcome } from '../platform/models/outcome.ts';
import { showProgress } from './progress.ts';
import { CommandFailed, EXIT } from './report-failure.ts';
import { addSettings, readSettings } from './settings.ts';
import { table } from './table.ts';

const HUB = 'https://huggingface.co';
const KINDS: readonly ModelKind[] = ['model2vec', 'onnx'];
const KEY = 'GONGJIAN_EMBEDDINGS_KEY';

interface PullFlags {
  readonly from: string;
  readonly revision: string;
  readonly kind: ModelKind;
  readonly sha256: readonly string[];
  readonly replace?: true;
}

/** `gongjian model …`: pre-trained encoders, which are off until somebody brings one. */
export function addModel(program: Command): void {
  const model = program.command('model').description('pre-trained encoders of text; none is needed');
  const pull = model
    .command('pull <name>')
    .description('download a model, such as minishlab/potion-multilingual-128M, into the data folder')
    .option('--from <url>', 'the hub', HUB)
    .option('--revision <name>', 'branch, tag or commit', 'main')
    .addOption(new Option('--kind <kind>', 'what it is').choices(KINDS).default('model2vec'))
    .option('--sha256 <file=hex>', 'refuse the file unless it has this SHA-256; may be repeated', collect, [])
    .option('--replace', 'bring it anew where it is here already');
  addSettings(pull, ['data']).action(pullIt);
  addSettings(model.command('list').description('list the models in the data folder'), ['data']).action(
    listThem,
  );
  addSettings(
    model
      .command('check <name>')
      .description('compare the files with what was downloaded, and open the model'),
    ['data'],
  ).action(checkIt);
  model
    .command('endpoint <url>')
    .description('try an OpenAI-compatible embeddings endpoint, such as http://localhost:11434/v1')
    .requiredOption('--model <name>', 'the model to ask for')
    .addHelpText('after', `\nFrom the environment alone:\n  ${KEY}  the key of the endpoint, if it wants one`)
    .action(tryEndpoint);
}

const collect = (value: string, before: readonly string[]) => [...before, value];

async function pullIt(name: string, flags: PullFlags): Promise<void> {
  const { data } = readSettings({ ...flags });
  const { pullModel } = await import('../platform/models/pull-model.ts');
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  let shown: { file: string; line: ReturnType<typeof showProgress> } | null = null;
  const progress = (file: string, done: number, total: number | null) => {
    if (shown?.file !== file) {
      shown?.line.end();
      shown = { file, line: showProgress(file, 'bytes') };
    }
    shown.line.update(done, total);
  };
  const { from, revision, kind, replace = false } = flags;
  const sha256 = readChecksums(flags.sha256);
  const outcome = await pullModel({
    ...{ data, name, from, revision, kind, sha256, replace, progress },
    signal: stop.signal,
  }).finally(() => shown?.line.end());
  const { files } = orFail(outcome);
  for (const [file, { sha256: hash, bytes }] of Object.entries(files))
    console.log(`${hash}  ${file}  ${bytes} bytes`);
  console.log(`${name} is ready.`);
}

function readChecksums(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    given.map((entry) => {
      const at = entry.lastIndexOf('=');
      if (at < 1) throw new CommandFailed('--sha256 wants FILE=HEX.', EXIT.settings);
      return [entry.slice(0, at), entry.slice(at + 1)];
    }),
  );
}

async function listThem(flags: Readonly<Record<string, unknown>>): Promise<void> {
  const { data } = readSettings(flags);
  const { listModels } = await import('../platform/models/list-models.ts');
  const models = await listModels(data);
  if (models.length === 0) console.log('No models yet. "gongjian model pull NAME" brings one.');
  else
    console.log(
      table(
        ['model', 'kind', 'bytes'],
        models.map(({ name, kind, bytes }) => [name, kind, String(bytes)]),
      ),
    );
}

async function checkIt(name: string, flags: Readonly<Record<string, unknown>>): Promise<void> {
  const { data } = readSettings(flags);
  const { checkModel } = await import('../platform/models/check-model.ts');
  const { id, dim } = orFail(await checkModel(data, name));
  console.log(`${name} works: ${dim} numbers a text, space ${id}.`);
}

async function tryEndpoint(url: string, { model }: { readonly model: string }): Promise<void> {
  const { openEndpoint } = await import('../platform/models/endpoint.ts');
  const { id, dim } = orFail(await openEndpoint({ url, model, key: process.env[KEY] }));
  console.log(`The endpoint works: ${dim} numbers a text, space ${id}.`);
}

function orFail<T>(outcome: ModelOutcome<T>): T {
  if (outcome.ok) return outcome.value;
  const code = outcome.trouble === 'stopped' ? EXIT.stopped : EXIT.failed;
  throw new CommandFailed(`${outcome.detail[0]!.toUpperCase()}${outcome.detail.slice(1)}.`, code);
}
