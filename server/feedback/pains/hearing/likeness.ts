import { sql } from 'drizzle-orm';
import type { Queries } from '../../../platform/database/database.ts';
import type { ListeningStream } from '../../listening/index.ts';

/** A pain that is like a text, and the words that say why. */
export interface LikePain {
  readonly id: string;
  readonly title: string;
  /** Cosine, 0 … 1. */
  readonly score: number;
  readonly words: readonly string[];
}

export type LikePains = (workspaceId: string, text: string, limit: number) => Promise<LikePain[] | null>;

/** Compares texts with the workspace's pains by what its engine has learned. @returns null where another server listens */
export const likePainsBy =
  (queries: Queries, listening: ListeningStream): LikePains =>
  async (workspaceId, text, limit) => {
    const likes = await listening.ask(workspaceId, async ({ ears, book }) => {
      const found = await ears.like(workspaceId, text, limit);
      return found
        .filter(({ pain }) => book.knows(pain))
        .map(({ pain, score, words }) => ({ id: book.root(pain).id, score, words }));
    });
    if (likes === null || likes.length === 0) return likes as LikePain[] | null;
    const { rows } = await queries.execute<{ id: string; title: string }>(sql`
      select id, title from pains where workspace_id = ${workspaceId}
        and id = any(${sql.param(likes.map(({ id }) => id))}::uuid[])`);
    const titles = new Map(rows.map(({ id, title }) => [id, title]));
    return likes.map((like) => ({ ...like, title: titles.get(like.id) ?? '' }));
  };
