import { and, desc, eq, gte, lt } from 'drizzle-orm';
import type { Database } from '../../../platform/database/database.ts';
import { voices, voiceWords } from '../../voices/tables.ts';
import { type Facts, factsOfVoice } from '../scope.ts';

/** A voice as a dry run needs it. */
export interface RecentVoice {
  readonly id: string;
  readonly at: Date;
  /** Pseudonym; null: nobody knows who spoke. */
  readonly author: string | null;
  readonly facts: Facts;
}

/** The voices of a span, in no order; may be only the newest of them where there are very many. */
export type RecentVoices = (
  workspaceId: string,
  span: { since: Date; until: Date },
) => Promise<readonly RecentVoice[]>;

/** More than these are not read. */
const MOST = 100_000;

/** Recent voices as the database has them. The words of a voice are kept by time, so they lead to it. */
export const voicesInDatabase =
  ({ queries }: Database): RecentVoices =>
  async (workspaceId, { since, until }) => {
    const rows = await queries
      .select({
        id: voices.id,
        at: voices.occurredAt,
        author: voices.authorKey,
        channel: voices.channel,
        source: voices.source,
        language: voices.language,
        authorAttributes: voices.authorAttributes,
        attributes: voices.attributes,
      })
      .from(voiceWords)
      .innerJoin(
        voices,
        and(eq(voices.workspaceId, voiceWords.workspaceId), eq(voices.id, voiceWords.voiceId)),
      )
      .where(
        and(
          eq(voiceWords.workspaceId, workspaceId),
          gte(voiceWords.occurredAt, since),
          lt(voiceWords.occurredAt, until),
        ),
      )
      .orderBy(desc(voiceWords.occurredAt))
      .limit(MOST);
    return rows.map((row) => ({ id: row.id, at: row.at, author: row.author, facts: factsOfVoice(row) }));
  };
