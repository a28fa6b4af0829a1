import type { Rota } from './rota.ts';
import { handoversWithin, who } from './who.ts';

/** A stretch with one person on call, or with nobody; `until` is excluded. */
export interface Shift {
  readonly from: Date;
  readonly until: Date;
  readonly memberId: string | null;
}

/** The shifts from `from` to `until`, without a hole between them: gaps are shifts of nobody. */
export function shiftsOf(rota: Rota, from: Date, until: Date): Shift[] {
  const window: [number, number] = [from.getTime(), until.getTime()];
  const edges = rota.overrides.flatMap((each) => [Date.parse(each.from), Date.parse(each.until)]);
  const moments = [
    window[0],
    ...rota.layers.flatMap((layer) => handoversWithin(layer, rota.timeZone, window)),
    ...edges.filter((edge) => window[0] < edge && edge < window[1]),
  ];
  const shifts: Shift[] = [];
  const starts = [...new Set(moments)].sort((a, b) => a - b);
  for (const [n, start] of starts.entries()) {
    const memberId = who(rota, new Date(start));
    const end = new Date(starts[n + 1] ?? window[1]);
    const last = shifts.at(-1);
    if (last?.memberId === memberId) shifts[shifts.length - 1] = { ...last, until: end };
    else shifts.push({ from: new Date(start), until: end, memberId });
  }
  return shifts;
}
