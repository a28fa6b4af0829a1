/** Kinds of things that wait for a member, the most urgent first. */
export const ITEM_KINDS = [
  'alarm.acknowledge',
  'bell.acknowledge',
  'control.keep',
  'adjustment.decide',
  'bell.verify',
  'bell.change',
  'bell.take',
  'bell.read',
  'alarm.review',
  'match.judge',
] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** Numbers and names for the one line of context; pages word it. */
type Context = Record<string, string | number | null>;

/** One thing that waits for a member. */
export interface QueueItem {
  readonly kind: ItemKind;
  readonly thing: 'bell' | 'adjustment' | 'match' | 'alarm' | 'control';
  readonly thingId: string;
  readonly number: number | null;
  readonly title: string;
  readonly context: Context;
  /** Since when it waits. */
  readonly since: Date;
  /** When it is due; null where no clock runs. */
  readonly dueAt: Date | null;
  readonly overdue: boolean;
  /** What the member may do about it, by the names of the API. */
  readonly actions: readonly string[];
  /** Path of its page. */
  readonly link: string;
}

/** How much there is of each kind. */
export type QueueCounts = Readonly<Record<ItemKind, number>>;

/** Most urgent first: what burns, what is late, then by kind, then by what is due or has waited longest. */
export function sortQueue(items: readonly QueueItem[]): QueueItem[] {
  const urgency = ({ kind, overdue }: QueueItem) => {
    if (kind === 'alarm.acknowledge') return -2;
    return overdue ? -1 : ITEM_KINDS.indexOf(kind);
  };
  const when = (item: QueueItem) => (item.dueAt ?? item.since).getTime();
  return [...items].sort(
    (a, b) => urgency(a) - urgency(b) || when(a) - when(b) || (a.thingId < b.thingId ? -1 : 1),
  );
}

export function countQueue(items: readonly QueueItem[]): QueueCounts {
  const counts = Object.fromEntries(ITEM_KINDS.map((kind) => [kind, 0])) as Record<ItemKind, number>;
  for (const item of items) counts[item.kind] += 1;
  return counts;
}
