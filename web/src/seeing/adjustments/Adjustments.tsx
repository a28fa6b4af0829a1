import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Card } from '../../parts/Card.tsx';
import { Page } from '../../parts/Page.tsx';
import { Row, Rows } from '../../parts/Row.tsx';
import { Empty } from '../../parts/states.tsx';
import { Tag, type Tone } from '../../parts/Tag.tsx';
import { useFormat } from '../../words/format.ts';
import { useEvidenceText } from './evidence.ts';

export const ADJUSTMENT_TONES: Readonly<Record<'proposed' | 'adopted' | 'refused' | 'withdrawn', Tone>> = {
  proposed: 'amber',
  adopted: 'jade',
  refused: 'ink',
  withdrawn: 'ink',
};
const STATES = ['proposed', 'adopted', 'refused', 'withdrawn', 'all'] as const;
type Shown = (typeof STATES)[number];

/** Proposed changes of the strategy, those to decide first. */
export function Adjustments() {
  const { t } = useTranslation();
  const format = useFormat();
  const evidenceText = useEvidenceText();
  const navigate = useNavigate();
  const { show = 'all' } = useSearch({ strict: false }) as { show?: Shown };
  const asked = useQuery({
    queryKey: ['adjustments', show],
    queryFn: async () =>
      (
        await api.GET('/api/v1/adjustments', {
          params: { query: { ...(show === 'all' ? {} : { state: show }), limit: 100 } },
        })
      ).data!,
  });
  return (
    <Page title={t('adjustments.title')} sub={t('adjustments.sub')}>
      <div className="toolbar">
        <Segmented
          value={show}
          aria-label={t('adjustments.filter.label')}
          options={STATES.map((state) => ({ value: state, label: t(`adjustments.filter.${state}`) }))}
          onChange={(next) => void navigate({ to: '/adjustments', search: { show: next } as never })}
        />
      </div>
      <Card>
        <Answer asked={asked} rows={8}>
          {({ adjustments }) =>
            adjustments.length === 0 ? (
              <Empty title={t('adjustments.empty')}>{t('adjustments.emptySays')}</Empty>
            ) : (
              <Rows label={t('adjustments.title')}>
                {adjustments.map((one) => (
                  <Row
                    key={one.id}
                    to={`/adjustments/${one.id}`}
                    tag={<Tag tone={ADJUSTMENT_TONES[one.state]}>{t(`adjustments.state.${one.state}`)}</Tag>}
                    title={`${t('strategy.number', { number: one.propositionNumber })} · ${one.propositionTitle}`}
                    line={[
                      one.reason,
                      t('adjustments.line', { name: one.proposerName, ago: format.ago(one.proposedAt) }),
                      evidenceText(one.evidence),
                    ].join(' · ')}
                    figure={
                      one.newVersion !== null && (
                        <span className="dim nowrap">
                          {t('strategy.version', { version: one.newVersion })}
                        </span>
                      )
                    }
                  />
                ))}
              </Rows>
            )
          }
        </Answer>
      </Card>
    </Page>
  );
}
