import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Card } from '../../parts/Card.tsx';
import { Page } from '../../parts/Page.tsx';
import { Rows } from '../../parts/Row.tsx';
import { Empty } from '../../parts/states.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { AlarmRow } from './AlarmRow.tsx';
import { ControlRow } from './controls/ControlRow.tsx';
import { Parts } from './Parts.tsx';
import { SoundSwitch } from './SoundSwitch.tsx';
import { TowerFigures } from './TowerFigures.tsx';
import type { Tower as TowerView } from './types.ts';

const SHOWN = {
  open: { open: true, drill: false },
  closed: { open: false, drill: false },
} as const;
type Shown = keyof typeof SHOWN;

/** What burns now, who answers, and how fast the house contains it. */
export function Tower() {
  const { t } = useTranslation();
  const asked = useQuery({
    queryKey: ['beacon'],
    queryFn: async () => (await api.GET('/api/v1/beacon')).data!,
  });
  return (
    <Page title={t('beacon.title')} sub={t('beacon.sub')} actions={<SoundSwitch />}>
      <Parts />
      <Answer asked={asked} rows={3}>
        {(tower) => (
          <>
            <TowerFigures tower={tower} />
            <Waits tower={tower} />
          </>
        )}
      </Answer>
      <Alarms />
      {asked.data && asked.data.controls.length > 0 && (
        <Card title={t('controls.title')} hint={t('controls.hint', { count: asked.data.controls.length })}>
          <Rows label={t('controls.title')}>
            {asked.data.controls.map((control) => (
              <ControlRow key={control.id} control={control} />
            ))}
          </Rows>
        </Card>
      )}
    </Page>
  );
}

/** What waits for somebody, in one line; nothing where nothing waits. */
function Waits({ tower: { waiting } }: { tower: TowerView }) {
  const { t } = useTranslation();
  if (waiting.unacknowledged + waiting.toReview + waiting.controlsOutliving === 0) return null;
  return (
    <div className="toolbar" role="status">
      <span className="dim">{t('beacon.waiting.title')}</span>
      {waiting.unacknowledged > 0 && (
        <Tag tone="cinnabar">{t('beacon.waiting.unacknowledged', { count: waiting.unacknowledged })}</Tag>
      )}
      {waiting.toReview > 0 && (
        <Link to="/beacon" search={{ show: 'closed' } as never}>
          <Tag tone="amber">{t('beacon.waiting.toReview', { count: waiting.toReview })}</Tag>
        </Link>
      )}
      {waiting.controlsOutliving > 0 && (
        <Link to="/beacon/controls">
          <Tag tone="amber">{t('beacon.waiting.outliving', { count: waiting.controlsOutliving })}</Tag>
        </Link>
      )}
    </div>
  );
}

function Alarms() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { show } = useSearch({ strict: false }) as { show?: Shown };
  const shown: Shown = show && show in SHOWN ? show : 'open';
  const asked = useQuery({
    queryKey: ['alarms', shown],
    queryFn: async () =>
      (await api.GET('/api/v1/alarms', { params: { query: { ...SHOWN[shown], limit: 100 } } })).data!,
    placeholderData: keepPreviousData,
  });
  const none = shown === 'open' ? 'none' : 'closedNone';
  return (
    <div className="grid">
      <Card
        title={t(shown === 'open' ? 'beacon.burning.title' : 'beacon.burning.closed')}
        extra={
          <Segmented
            size="small"
            value={shown}
            aria-label={t('beacon.burning.show.label')}
            options={Object.keys(SHOWN).map((one) => ({
              value: one as Shown,
              label: t(`beacon.burning.show.${one as Shown}`),
            }))}
            onChange={(next) => void navigate({ to: '/beacon', search: { show: next } as never })}
          />
        }
      >
        <Answer asked={asked} rows={4}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={t(`beacon.burning.${none}`)}>{t(`beacon.burning.${none}Says`)}</Empty>
            ) : (
              <Rows label={t('beacon.burning.title')}>
                {items.map((alarm) => (
                  <AlarmRow key={alarm.id} alarm={alarm} />
                ))}
              </Rows>
            )
          }
        </Answer>
      </Card>
    </div>
  );
}
