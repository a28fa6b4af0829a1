import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { Answer } from '../../../parts/Answer.tsx';
import { Card } from '../../../parts/Card.tsx';
import { FigureCard } from '../../../parts/FigureCard.tsx';
import { Page } from '../../../parts/Page.tsx';
import { Row, Rows } from '../../../parts/Row.tsx';
import { Empty } from '../../../parts/states.tsx';
import { Tag } from '../../../parts/Tag.tsx';
import { useFormat } from '../../../words/format.ts';
import { useScopeWords } from '../scope-words.ts';
import type { WholeControl } from '../types.ts';
import { ControlActions } from './ControlActions.tsx';
import { type ControlState, useControlOrigin, useControlTitle } from './control-words.ts';

/** One control: what it does and why, how often it hit, where it is in force, and everything that happened to it. */
export function Control() {
  const { t } = useTranslation();
  const title = useControlTitle();
  const { id } = useParams({ strict: false }) as { id: string };
  const asked = useQuery({
    queryKey: ['controls', id],
    queryFn: async () => (await api.GET('/api/v1/controls/{id}', { params: { path: { id } } })).data!,
  });
  return (
    <Page
      title={asked.data ? title(asked.data) : t('controls.title')}
      sub={asked.data && <Standing control={asked.data} />}
      actions={asked.data && <ControlActions control={asked.data} />}
    >
      <Answer asked={asked} rows={8}>
        {(control) => (
          <>
            <Figures control={control} />
            <div className="grid wide-narrow">
              <Points control={control} />
              <Steps control={control} />
            </div>
          </>
        )}
      </Answer>
    </Page>
  );
}

function Standing({ control }: { control: WholeControl }) {
  const { t } = useTranslation();
  const says = useScopeWords();
  const origin = useControlOrigin();
  return (
    <>
      <Tag tone={control.state === 'active' ? 'jade' : control.state === 'proposed' ? 'amber' : 'ink'}>
        {t(`controls.state.${control.state as ControlState}`)}
      </Tag>
      {control.outlives && <Tag tone="amber">{t('controls.outlives')}</Tag>}
      <span>{[says(control.scope), origin(control), control.reason].filter(Boolean).join(' · ')}</span>
      {control.alarmId && (
        <Link to="/beacon/$id" params={{ id: control.alarmId }}>
          {t('controls.one.alarm')}
        </Link>
      )}
    </>
  );
}

function Figures({ control }: { control: WholeControl }) {
  const { t } = useTranslation();
  const format = useFormat();
  const left = control.expiresAt ? Date.parse(control.expiresAt) - Date.now() : 0;
  const everywhere = control.points > 0 && control.enforced >= control.points;
  return (
    <div className="grid thirds">
      <FigureCard
        name={t('controls.one.hits')}
        value={format.number(control.hits)}
        note={t('controls.one.hitsNote')}
      />
      <FigureCard
        name={t('controls.one.enforced')}
        value={`${control.enforced}/${control.points}`}
        feeling={everywhere ? 'better' : undefined}
        note={t('controls.one.enforcedNote')}
      />
      <FigureCard
        name={t('controls.one.left')}
        value={control.state === 'active' && left > 0 ? format.span(left) : '—'}
        note={
          control.expiresAt ? t('controls.one.leftNote', { moment: format.moment(control.expiresAt) }) : ''
        }
      />
    </div>
  );
}

function Points({ control }: { control: WholeControl }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Card title={t('controls.one.points')}>
      {control.enforcement.length === 0 ? (
        <Empty title={t('controls.one.pointsNone')}>{t('controls.enforcement.noneSays')}</Empty>
      ) : (
        <Rows label={t('controls.one.points')}>
          {control.enforcement.map((point) => (
            <Row
              key={point.id}
              tag={
                <Tag tone={!point.live ? 'amber' : point.enforces ? 'jade' : 'ink'}>
                  {t(point.live ? 'controls.one.live' : 'controls.one.stale')}
                </Tag>
              }
              title={point.name}
              line={[
                point.instance,
                point.enforces
                  ? t('controls.one.acked', { ago: format.ago(point.ackedAt) })
                  : t('controls.one.behind'),
              ].join(' · ')}
            />
          ))}
        </Rows>
      )}
    </Card>
  );
}

function Steps({ control }: { control: WholeControl }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  return (
    <Card title={t('controls.one.steps')}>
      <ul className="timeline">
        {control.steps.map((step) => (
          <li key={`${step.at}${step.action}`} className={step.action === 'enforce' ? 'jade' : ''}>
            <time dateTime={step.at}>{format.moment(step.at)}</time>
            {i18n.exists(`controls.step.${step.action}`)
              ? t(`controls.step.${step.action as 'deploy'}`)
              : step.action}{' '}
            <span className="dim">{step.actor.name}</span>
            {step.note && <div className="muted">{step.note}</div>}
          </li>
        ))}
      </ul>
    </Card>
  );
}
