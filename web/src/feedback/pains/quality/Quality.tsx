import type { paths } from '@gongjian/client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { isAtLeast, useMe } from '../../../app/me.ts';
import { Answer } from '../../../parts/Answer.tsx';
import { FigureCard } from '../../../parts/FigureCard.tsx';
import { Page } from '../../../parts/Page.tsx';
import { useFormat } from '../../../words/format.ts';
import { PainsNav } from '../PainsNav.tsx';
import { Encoder } from './Encoder.tsx';
import { Judge } from './Judge.tsx';
import { Judged } from './Judged.tsx';
import { LearnedCard } from './LearnedCard.tsx';
import { MoodLearned } from './MoodLearned.tsx';

export type QualityShown =
  paths['/api/v1/listening/quality']['get']['responses'][200]['content']['application/json'];
export type ShareShown = QualityShown['pairs']['asked']['precision'];

/** Below so many judgements a share says little. */
const ENOUGH = 20;

/** How good the grouping is by the workspace's own judgements, and how to judge. */
export function Quality() {
  const { t } = useTranslation();
  const me = useMe();
  const asked = useQuery({
    queryKey: ['listening', 'quality'],
    queryFn: async () => (await api.GET('/api/v1/listening/quality')).data!,
  });
  return (
    <Page title={t('grouping.quality.title')} sub={t('grouping.quality.sub')}>
      <PainsNav view="quality" />
      <Answer asked={asked} rows={8}>
        {(quality) => (
          <>
            <div className="grid thirds">
              <Rate name="precision" share={quality.pairs.asked.precision} />
              <Rate name="recall" share={quality.pairs.asked.recall} />
              <Confirmed quality={quality} />
            </div>
            <p className="definition-line">{t('grouping.quality.definition')}</p>
            {isAtLeast('member', me) && <Judge />}
            <div className="grid halves" style={{ marginTop: 16 }}>
              <div className="stack">
                <LearnedCard quality={quality} />
                <MoodLearned />
                <Encoder />
              </div>
              <div className="stack">
                <Judged newest={quality.pairs.newest} />
              </div>
            </div>
          </>
        )}
      </Answer>
    </Page>
  );
}

function Rate({ name, share }: { name: 'precision' | 'recall'; share: ShareShown }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { right, of } = share;
  if (share.share === null)
    return <FigureCard name={t(`grouping.quality.${name}`)} value="—" note={t('grouping.quality.none')} />;
  const note = [
    t(`grouping.quality.${name}Note`, { right, of }),
    t('grouping.quality.interval', {
      low: format.percent(share.low ?? 0),
      high: format.percent(share.high ?? 1),
    }),
    of < ENOUGH && t('grouping.quality.few'),
  ];
  return (
    <FigureCard
      name={t(`grouping.quality.${name}`)}
      value={format.percent(share.share)}
      note={note.filter(Boolean).join(' · ')}
    />
  );
}

function Confirmed({ quality: { belongs, notHere, confirmed } }: { quality: QualityShown }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <FigureCard
      name={t('grouping.quality.belongs')}
      value={confirmed === null ? '—' : format.percent(confirmed)}
      note={
        confirmed === null
          ? t('grouping.quality.none')
          : t('grouping.quality.belongsNote', { belongs, notHere })
      }
    />
  );
}
