import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { LearnedModel } from '@gongjian/engines/encoders';
import { and, desc, eq, isNotNull, lt, sql } from 'drizzle-orm';
import type { Queries } from '../../../platform/database/database.ts';
import { learnedEncoders } from './tables.ts';

export type LearnedVersion = Omit<typeof learnedEncoders.$inferSelect, 'model' | 'workspaceId'>;

/** Versions of the encoder that is trained on the workspace's own voices, the newest first. */
export async function readLearnedVersions(queries: Queries, workspaceId: string): Promise<LearnedVersion[]> {
  return queries
    .select({
      version: learnedEncoders.version,
      trainedAt: learnedEncoders.trainedAt,
      texts: learnedEncoders.texts,
      words: learnedEncoders.words,
      dim: learnedEncoders.dim,
    })
    .from(learnedEncoders)
    .where(eq(learnedEncoders.workspaceId, workspaceId))
    .orderBy(desc(learnedEncoders.version))
    .limit(10);
}

/** The newest version's model; null before the first. */
export async function newestLearned(queries: Queries, workspaceId: string): Promise<LearnedModel | null> {
  const [newest] = await queries
    .select({ model: learnedEncoders.model })
    .from(learnedEncoders)
    .where(and(eq(learnedEncoders.workspaceId, workspaceId), isNotNull(learnedEncoders.model)))
    .orderBy(desc(learnedEncoders.version))
    .limit(1);
  return newest?.model ? unpackLearned(newest.model) : null;
}

/** Adds a version; only the newest keeps its bytes. */
export async function keepLearned(
  queries: Queries,
  workspaceId: string,
  kept: { model: LearnedModel; texts: number; at: Date },
): Promise<number> {
  const own = eq(learnedEncoders.workspaceId, workspaceId);
  const [newest] = await readLearnedVersions(queries, workspaceId);
  const version = (newest?.version ?? 0) + 1;
  const { model, texts, at } = kept;
  await queries.insert(learnedEncoders).values({
    ...{ workspaceId, version, trainedAt: at, texts },
    ...{ words: model.terms.length, dim: model.dim, model: packLearned(model) },
  });
  await queries
    .update(learnedEncoders)
    .set({ model: sql`null` })
    .where(and(own, lt(learnedEncoders.version, version)));
  return version;
}

const HEADER = 8;

/** Numbers of terms and of dimensions, then terms, vectors and the common direction, little-endian; compressed. */
export function packLearned({ dim, terms, vectors, common }: LearnedModel): Buffer {
  const head = Buffer.alloc(HEADER);
  head.writeUInt32LE(terms.length, 0);
  head.writeUInt32LE(dim, 4);
  const bytes = [terms, vectors, common].map(({ buffer, byteOffset, byteLength }) =>
    Buffer.from(buffer, byteOffset, byteLength),
  );
  return zstdCompressSync(Buffer.concat([head, ...bytes]));
}

export function unpackLearned(packed: Uint8Array): LearnedModel {
  const whole = new Uint8Array(zstdDecompressSync(packed));
  const view = new DataView(whole.buffer);
  const [count, dim] = [view.getUint32(0, true), view.getUint32(4, true)];
  const at = (from: number, numbers: number) => whole.slice(from, from + 4 * numbers).buffer;
  const vectors = HEADER + 4 * count;
  return {
    dim,
    terms: new Uint32Array(at(HEADER, count)),
    vectors: new Float32Array(at(vectors, count * dim)),
    common: new Float32Array(at(vectors + 4 * count * dim, dim)),
  };
}
