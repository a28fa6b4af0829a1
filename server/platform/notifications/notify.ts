import type { Call } from '../access/principal.ts';
import type { Queries } from '../database/database.ts';
import { newId } from '../ids.ts';
import { notifications } from './tables.ts';

/** Something to tell members. `urgent` goes out by mail at once, where mail is set up. */
export interface Notice {
  readonly to: readonly string[];
  readonly kind: `${string}.${string}`;
  readonly thing: string;
  readonly thingId: string;
  readonly title: string;
  readonly detail: Record<string, string | number | null>;
  readonly urgent?: readonly string[];
}

/** Tells each member once, in the caller's transaction; never the one who acts. */
export async function notify(queries: Queries, call: Call, notice: Notice): Promise<void> {
  const told = new Set(notice.to.filter((memberId) => memberId !== call.actor.id));
  if (told.size === 0) return;
  await queries.insert(notifications).values(
    [...told].map((memberId) => ({
      workspaceId: call.workspaceId,
      id: newId(),
      memberId,
      at: call.now,
      kind: notice.kind,
      thing: notice.thing,
      thingId: notice.thingId,
      title: notice.title,
      detail: notice.detail,
      readAt: null,
      mail: notice.urgent?.includes(memberId) ? ('waiting' as const) : ('none' as const),
    })),
  );
}
