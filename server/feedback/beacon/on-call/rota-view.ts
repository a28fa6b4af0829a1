import type { OnCallView, RotaView } from './rota-shapes.ts';
import type { RotaRow } from './rotas.ts';
import { type Shift, shiftsOf } from './shifts.ts';

const AHEAD_MS = 28 * 86_400_000;

type Names = ReadonlyMap<string, string>;

const personOf = (id: string | null, names: Names) =>
  id === null ? null : { id, name: names.get(id) ?? id };
const stretch = ({ from, until }: Shift) => ({ from: from.toISOString(), until: until.toISOString() });
const coming = (row: RotaRow, from: Date) => shiftsOf(row, from, new Date(from.getTime() + AHEAD_MS));

export function viewRota(row: RotaRow, names: Names, now: Date): RotaView {
  const { workspaceId: _, ...shown } = row;
  const shifts = coming(row, now);
  return {
    ...shown,
    layers: row.layers.map((layer) => ({ ...layer, memberIds: [...layer.memberIds] })),
    now: personOf(shifts[0]!.memberId, names),
    shifts: shifts.map((shift) => ({ ...stretch(shift), member: personOf(shift.memberId, names) })),
    gaps: shifts.filter(({ memberId }) => memberId === null).map(stretch),
  };
}

export function viewOnCall(row: RotaRow, names: Names, at: Date): OnCallView {
  const [first, second] = coming(row, at);
  return {
    rota: { id: row.id, name: row.name },
    member: personOf(first!.memberId, names),
    until: first!.until.toISOString(),
    next: personOf(second?.memberId ?? null, names),
  };
}
