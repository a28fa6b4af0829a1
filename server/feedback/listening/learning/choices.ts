import { learnedEncoder, type TextEncoder } from '@gongjian/engines/encoders';
import type { Config } from '../../../platform/config/config.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { openEndpoint } from '../../../platform/models/endpoint.ts';
import type { ModelKind } from '../../../platform/models/kinds.ts';
import { listModels } from '../../../platform/models/list-models.ts';
import { loadModel } from '../../../platform/models/load-model.ts';
import { modelFolder, parseModelName } from '../../../platform/models/model-name.ts';
import { deny, got, type ModelOutcome } from '../../../platform/models/outcome.ts';
import { newestLearned } from './learned-versions.ts';

/** The second signal beside shared words: none, one learned here, an endpoint, or a model in the data folder. */
export type Choice = 'none' | 'learned' | 'endpoint' | `model:${string}`;

export interface Offered {
  readonly choice: Choice;
  readonly kind: 'none' | 'learned' | 'endpoint' | ModelKind;
  readonly bytes: number | null;
}

const MODEL = 'model:';

export const isChoice = (text: string): text is Choice =>
  text === 'none' || text === 'learned' || text === 'endpoint' || modelOf(text) !== null;

/** Name of the model that a choice asks for. */
const modelOf = (text: string): string | null =>
  text.startsWith(MODEL) ? parseModelName(text.slice(MODEL.length)) : null;

/** What can be chosen on this server: what needs nothing, and what somebody brought. */
export async function offeredChoices({ data, embeddings }: Config): Promise<Offered[]> {
  const models = await listModels(data);
  return [
    { choice: 'none', kind: 'none', bytes: null },
    { choice: 'learned', kind: 'learned', bytes: null },
    ...models.map(({ name, kind, bytes }): Offered => ({ choice: `model:${name}`, kind, bytes })),
    ...(embeddings ? [{ choice: 'endpoint', kind: 'endpoint', bytes: null } as const] : []),
  ];
}

/** Opens the encoder that was chosen; null for none, and while nothing was learned yet. */
export async function openChoice(
  { config, queries }: { config: Config; queries: Queries },
  { workspaceId, choice }: { workspaceId: string; choice: Choice },
): Promise<ModelOutcome<TextEncoder | null>> {
  if (choice === 'none') return got(null);
  if (choice === 'learned') {
    const model = await newestLearned(queries, workspaceId);
    return got(model && learnedEncoder(model));
  }
  if (choice === 'endpoint') {
    const { embeddings } = config;
    return embeddings ? openEndpoint(embeddings) : deny('absent', 'no embeddings endpoint is set');
  }
  const name = modelOf(choice);
  return name === null ? deny('name', `${choice} names no model`) : loadModel(modelFolder(config.data, name));
}
