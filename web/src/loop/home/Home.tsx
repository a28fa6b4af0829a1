import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { queueQuestion } from '../../app/counts.ts';
import { type Overview, overview } from '../../app/overview.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Card } from '../../parts/Card.tsx';
import { Page } from '../../parts/Page.tsx';
import { Row, Rows } from '../../parts/Row.tsx';
import { Empty } from '../../parts/states.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { BlindSpotRow } from '../../strategy/blind-spots/BlindSpotRow.tsx';
import { QueueRow } from '../queue/QueueRow.tsx';
import { useCycleTitle } from './cycle-title.ts';
import { Ring } from './Ring.tsx';
import { SampleProgress } from './SampleProgress.tsx';
import { useStages } from './stages.ts';

const SHOWN = 5;

/** The loop with its live figures: where a leader reads in ten seconds how the company listens and corrects. */
export function Home() {
  const { t } = useTranslation();
  const asked = useQuery(overview);
  const cycleTitle = useCycleTitle();
  const cycle = asked.data?.cycle;
  const week =
    cycle?.week && cycle.weeks
      ? t('home.week', { week: cycle.week, weeks: cycle.weeks, module: t('home.company') })
      : t('home.company');
  return (
    <Page title={cycle ? cycleTitle(cycle) : t('shell.nav.loop')} sub={week}>
      <SampleProgress />
      <Answer asked={asked} rows={10}>
        {(figures) => (
          <>
            <div className="grid halves">
              <LoopCard figures={figures} />
              <Waiting />
            </div>
            <div className="grid halves">
              <BlindSpots figures={figures} />
              <DeadClauses figures={figures} />
            </div>
          </>
        )}
      </Answer>
    </Page>
  );
}

function LoopCard({ figures }: { figures: Overview }) {
  const stages = useStages(figures);
  const { medianDays, differenceDays } = figures.loopTime;
  return (
    <Card>
      <Ring stages={stages} days={medianDays} faster={differenceDays === null ? null : -differenceDays} />
    </Card>
  );
}

function Waiting() {
  const { t } = useTranslation();
  const asked = useQuery(queueQuestion);
  return (
    <Card
      title={t('home.queue.title')}
      hint={asked.data && asked.data.total > 0 ? String(asked.data.total) : undefined}
      definition={t('home.queue.note')}
    >
      <Answer asked={asked}>
        {({ items, total }) =>
          items.length === 0 ? (
            <Empty title={t('home.queue.empty')}>{t('home.queue.emptySays')}</Empty>
          ) : (
            <>
              <Rows label={t('home.queue.title')}>
                {items.slice(0, SHOWN).map((item) => (
                  <QueueRow key={`${item.kind}${item.thingId}`} item={item} />
                ))}
              </Rows>
              {total > SHOWN && (
                <p style={{ margin: '10px 0 0' }}>
                  <Link to="/queue">{t('home.queue.all', { count: total })}</Link>
                </p>
              )}
            </>
          )
        }
      </Answer>
    </Card>
  );
}

function BlindSpots({ figures }: { figures: Overview }) {
  const { t } = useTranslation();
  const { top, total } = figures.blindSpots;
  return (
    <Card
      title={
        <Link to="/blind-spots" className="plain">
          {t('home.blind.title')}
        </Link>
      }
      hint={t('home.blind.hint')}
      definition={t('home.blind.definition')}
      extra={
        total > top.length && (
          <Link to="/blind-spots" className="dim">
            {t('home.queue.all', { count: total })}
          </Link>
        )
      }
    >
      {top.length === 0 ? (
        <Empty title={t('home.blind.empty')}>{t('home.blind.emptySays')}</Empty>
      ) : (
        <Rows label={t('home.blind.title')}>
          {top.map((spot) => (
            <BlindSpotRow key={spot.painId} spot={spot} />
          ))}
        </Rows>
      )}
    </Card>
  );
}

function DeadClauses({ figures }: { figures: Overview }) {
  const { t } = useTranslation();
  const { deadClauses, strategy } = figures;
  return (
    <Card
      title={
        <Link to="/blind-spots" className="plain">
          {t('home.dead.title')}
        </Link>
      }
      hint={t('home.dead.hint')}
      definition={t('home.dead.definition')}
    >
      {deadClauses.top.length === 0 && <Empty title={t('home.dead.empty')}>{t('home.dead.emptySays')}</Empty>}
      <Rows label={t('home.dead.title')}>
        {deadClauses.top.map((clause) => (
          <Row
            key={clause.proposition.id}
            to={`/strategy/${clause.proposition.id}`}
            title={`${t('strategy.number', { number: clause.proposition.number })} · ${clause.proposition.title}`}
            line={t('home.dead.pains', { count: clause.pains })}
            figure={<Tag>{t('home.dead.rate', { rate: clause.voicesPerWeek.toFixed(1) })}</Tag>}
          />
        ))}
        <Row
          title={<span className="muted">{t('home.dead.supported')}</span>}
          figure={
            <span className="figure">
              {strategy.supported} / {strategy.propositions}
            </span>
          }
        />
      </Rows>
    </Card>
  );
}
