import type { Call } from '../../../platform/access/principal.ts';
import { recordChange } from '../../../platform/audit/record.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { done, type Outcome, refuse } from '../../../platform/errors/refusal.ts';
import { type Desk, decide } from './desk.ts';

/** Who is merged into whom, by any id that ever named them. */
export interface Merge {
  readonly from: string;
  readonly into: string;
  /** The event that this takes back. */
  readonly undoes?: string;
  /** The engine's proposal that this carries out; `mark` writes so in the same transaction. */
  readonly proposal?: { readonly id: string; mark(queries: Queries): Promise<void> };
}

const unknown = (at: string) => refuse('thing.unknown', 'There is no such pain.', at);

/** Makes two pains one from now on; `into` lives on. @returns the id that lives on */
export function mergePains(desk: Desk, call: Call, merge: Merge): Promise<Outcome<string>> {
  const { undoes, proposal } = merge;
  return decide<string>(desk, call, {
    detail: { ...(undoes && { undoes }), ...(proposal && { proposal: proposal.id }) },
    prepare: async ({ book }) => {
      const [from, into] = [book.find(merge.from), book.find(merge.into)];
      if (!from) return unknown('id');
      if (!into) return unknown('body/into');
      const [leaving, living] = [book.root(from.key), book.root(into.key)];
      if (leaving.key === living.key)
        return refuse('action.impossible', 'They are one pain already.', 'body/into');
      if (leaving.nature !== living.nature) {
        return refuse('action.impossible', 'A pain and a delight cannot be one.', 'body/into');
      }
      return done({
        tell: async (verdict) => {
          await verdict.tell({ type: 'merge', from: leaving.key, into: living.key });
          return living.id;
        },
        write: async (queries) => {
          await recordChange(queries, call, {
            action: 'pain.merged',
            thing: 'pain',
            thingId: leaving.id,
            detail: { into: living.id },
          });
          await proposal?.mark(queries);
        },
      });
    },
  });
}

/** Gives a merged pain back to itself, with all that had been merged into it before. @returns its id */
export function unmergePain(
  desk: Desk,
  call: Call,
  asked: { id: string; undoes?: string },
): Promise<Outcome<string>> {
  return decide<string>(desk, call, {
    detail: asked.undoes ? { undoes: asked.undoes } : {},
    prepare: async ({ book }) => {
      const entry = book.find(asked.id);
      if (!entry) return unknown('id');
      if (entry.into === null)
        return refuse('action.impossible', 'It is not merged into another pain.', 'id');
      const into = book.root(entry.key);
      return done({
        tell: async (verdict) => {
          await verdict.tell({ type: 'unmerge', from: entry.key });
          return entry.id;
        },
        write: (queries) =>
          recordChange(queries, call, {
            action: 'pain.unmerged',
            thing: 'pain',
            thingId: entry.id,
            detail: { from: into.id },
          }),
      });
    },
  });
}
