import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { isAtLeast, useMe } from '../../app/me.ts';
import { Card } from '../../parts/Card.tsx';
import { type Format, useFormat } from '../../words/format.ts';
import { useDecision } from './decide.ts';
import type { WholePain } from './Pain.tsx';

type Event = WholePain['lineage'][number];

const TONES: Readonly<Record<string, string>> = {
  born: 'cinnabar',
  reopened: 'cinnabar',
  archived: '',
  merged: 'indigo',
  split: 'indigo',
};
const UNDOABLE = new Set([
  ...['merged', 'split', 'moved', 'renamed', 'muted', 'unmuted', 'judged'],
  ...['keptApart', 'keptWhole', 'corrected'],
]);
const SHOWN = 12;
const MACHINE_SHOWN = 4;

/** Where a pain comes from: born, merged, named; what a person did can be taken back here. */
export function Lineage({ whole }: { whole: WholePain }) {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const undo = useDecision({
    work: (id: string) => api.POST('/api/v1/pains/events/{id}/undo', { params: { path: { id } } }),
    says: t('shell.undo'),
  });
  const shown = telling(whole.lineage, whole.pain.title).slice(-SHOWN);
  return (
    <Card title={t('pains.lineage.title')}>
      <ul className="timeline">
        {shown.map((event) => (
          <li key={event.id} className={TONES[event.type] ?? ''}>
            <time dateTime={event.at}>{format.day(event.at)}</time>
            <Said event={event} own={whole.pain.title} />{' '}
            <span className="dim">{circumstances(event, t, format)}</span>
            {event.byPerson && UNDOABLE.has(event.type) && isAtLeast('member', me) && (
              <div>
                <Button
                  type="link"
                  size="small"
                  style={{ paddingInline: 0 }}
                  loading={undo.isPending && undo.variables === event.id}
                  onClick={() => undo.mutate(event.id)}
                >
                  {t('pains.lineage.undo')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** How alike they were, whether the machine had proposed it, and who did it. */
function circumstances(event: Event, t: TFunction, format: Format): string {
  const { likeness, proposal } = event.detail;
  return [
    // A person's merge needs no likeness.
    !event.byPerson &&
      typeof likeness === 'number' &&
      likeness > 0 &&
      t('pains.lineage.likeness', { likeness: format.mood(likeness) }),
    proposal !== undefined && t('pains.lineage.proposed'),
    event.byPerson && event.actorName,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Its own birth, what people did, and the newest of what the machine did; the small merges before would drown them. */
function telling(lineage: readonly Event[], title: string): Event[] {
  // What was taken back, and its taking back, cancel out.
  const valid = lineage.filter((event) => !event.undone && !event.detail.undoes);
  const birth = valid.find((event) => event.type === 'born');
  // A piece that was taken in bears the title by now; to say so tells nothing.
  const byMachine = valid
    .filter((event) => !event.byPerson && event.type !== 'born' && event.other?.title !== title)
    // Pieces of one name, taken in one after the other, are said once.
    .filter((event, i, all) => all.findLastIndex((other) => isSame(other, event)) === i)
    .slice(-MACHINE_SHOWN);
  return valid.filter((event) => event === birth || event.byPerson || byMachine.includes(event));
}

const isSame = (a: Event, b: Event) => a.type === b.type && a.other?.title === b.other?.title;

function Said({ event, own }: { event: Event; own: string }) {
  const { t, i18n } = useTranslation();
  const { after } = event.detail as { after?: { title?: string } };
  const given = after?.title ?? event.detail.title;
  const title = typeof given === 'string' ? given : (event.other?.title ?? '');
  const count = typeof event.detail.points === 'number' ? event.detail.points : 1;
  const isPiece = event.type === 'merged' && title === own;
  const key = `pains.lineage.${isPiece ? 'mergedPiece' : event.type}`;
  const says =
    i18n.exists(key) || i18n.exists(`${key}_other`)
      ? t(key as 'pains.lineage.merged', { title, count })
      : event.type;
  return event.other ? (
    <Link to="/pains/$id" params={{ id: event.other.id }} className="plain">
      {says}
    </Link>
  ) : (
    <span>{says}</span>
  );
}
