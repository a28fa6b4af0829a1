import { IANAZone } from 'luxon';

/** People who take turns. Times are ISO; from `from` on its wall-clock time is the hand-over time. */
export interface Layer {
  readonly memberIds: readonly string[];
  readonly rotate: 'day' | 'week';
  /** Weekday of the hand-over, 1 (Monday) to 7; of a weekly turn only. Without it the weekday of `from`. */
  readonly handoverDay?: number;
  readonly from: string;
}

/** Somebody who stands in; `until` is excluded. */
export interface Override {
  readonly from: string;
  readonly until: string;
  readonly memberId: string;
}

/** Who is on call when. A later layer takes over from its beginning on; overrides come before layers. */
export interface Rota {
  /** IANA name; hand-overs happen by its wall clock. */
  readonly timeZone: string;
  readonly layers: readonly Layer[];
  readonly overrides: readonly Override[];
}

/** The first thing wrong with a rota that its schema cannot see, and where (JSON pointer); null where all is well. */
export function checkRota(rota: Rota): { readonly at: string; readonly problem: string } | null {
  if (!IANAZone.isValidZone(rota.timeZone)) {
    return { at: '/timeZone', problem: `"${rota.timeZone}" is no IANA time zone` };
  }
  for (const [n, { handoverDay, rotate }] of rota.layers.entries()) {
    if (handoverDay !== undefined && rotate === 'day') {
      return { at: `/layers/${n}/handoverDay`, problem: 'a daily turn has no day of hand-over' };
    }
  }
  const turned = rota.overrides.findIndex(({ from, until }) => Date.parse(until) <= Date.parse(from));
  if (turned >= 0) return { at: `/overrides/${turned}/until`, problem: 'it ends before it begins' };
  return null;
}

/** Everybody whom a rota names, once. */
export const membersOf = ({ layers, overrides }: Rota): string[] => [
  ...new Set([...layers.flatMap(({ memberIds }) => memberIds), ...overrides.map(({ memberId }) => memberId)]),
];
