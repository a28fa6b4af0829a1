import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { isAtLeast, useMe } from '../../../app/me.ts';
import { Card } from '../../../parts/Card.tsx';
import { useFormat } from '../../../words/format.ts';
import { useDecision } from '../decide.ts';
import type { WholeTheme } from './Theme.tsx';

type Event = WholeTheme['lineage'][number];

const SHOWN = 12;
const TONES: Readonly<Record<string, string>> = {
  born: 'cinnabar',
  reopened: 'cinnabar',
  absorbed: 'indigo',
};

/** What became of a theme: born, grown, taken in, named. */
export function ThemeLineage({ whole }: { whole: WholeTheme }) {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const undo = useDecision({
    work: (id: string) => api.POST('/api/v1/themes/events/{id}/undo', { params: { path: { id } } }),
    says: t('pains.lineage.undone'),
    undo: null,
  });
  const shown = whole.lineage.filter(({ detail }) => !detail.undoes).slice(-SHOWN);
  return (
    <Card title={t('grouping.themes.lineage')}>
      <ul className="timeline">
        {shown.map((event) => (
          <li key={event.id} className={TONES[event.type] ?? ''}>
            <time dateTime={event.at}>{format.day(event.at)}</time>
            <Told event={event} />{' '}
            {event.type === 'renamed' && <span className="dim">{event.actorName}</span>}
            {event.undone && <span className="dim"> · {t('pains.lineage.undone')}</span>}
            {event.type === 'renamed' && !event.undone && isAtLeast('member', me) && (
              <div>
                <Button
                  type="link"
                  size="small"
                  style={{ paddingInline: 0 }}
                  loading={undo.isPending}
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

function Told({ event }: { event: Event }) {
  const { t } = useTranslation();
  const { detail, other } = event;
  const titles = Array.isArray(detail.titles) ? (detail.titles as string[]) : [];
  const after = detail.after as { title: string } | undefined;
  // Told on both sides: who went into another, and who took it in.
  const type = event.type === 'absorbed' && other?.title !== detail.title ? 'took' : event.type;
  const says = t(`grouping.themes.event.${type}` as 'grouping.themes.event.born', {
    count: typeof detail.count === 'number' ? detail.count : 1,
    first: titles[0] ?? '',
    other: other?.title ?? '',
    title: after?.title ?? '',
  });
  return other ? (
    <Link to="/themes/$theme" params={{ theme: String(other.theme) }} className="plain">
      {says}
    </Link>
  ) : (
    <span>{says}</span>
  );
}
