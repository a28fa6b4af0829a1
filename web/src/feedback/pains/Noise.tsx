import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Card } from '../../parts/Card.tsx';
import { FigureCard } from '../../parts/FigureCard.tsx';
import { Page } from '../../parts/Page.tsx';
import { Rows } from '../../parts/Row.tsx';
import { Empty } from '../../parts/states.tsx';
import { useFormat } from '../../words/format.ts';
import { VoiceRow } from '../voices/VoiceRow.tsx';
import { PainsNav } from './PainsNav.tsx';

/** What says nothing: counted, shown, and kept out of the pains. */
export function Noise() {
  const { t } = useTranslation();
  const format = useFormat();
  const asked = useQuery({
    queryKey: ['pains', 'noise'],
    queryFn: async () => (await api.GET('/api/v1/listening/noise')).data!.noise,
  });
  return (
    <Page title={t('grouping.quality.noise.title')} sub={t('grouping.quality.noise.sub')}>
      <PainsNav view="noise" />
      <Answer asked={asked} rows={10}>
        {(noise) =>
          noise.points === 0 ? (
            <Card>
              <Empty title={t('grouping.quality.noise.empty')}>{t('grouping.quality.noise.emptySays')}</Empty>
            </Card>
          ) : (
            <>
              <div className="grid thirds">
                <FigureCard
                  name={t('grouping.quality.noise.points')}
                  value={format.number(noise.points)}
                  note={
                    noise.share === null
                      ? ''
                      : t('grouping.quality.noise.share', { share: format.percent(noise.share) })
                  }
                />
                <FigureCard
                  name={t('grouping.quality.noise.channels')}
                  value={noise.channels[0]?.value ?? '—'}
                  note={noise.channels
                    .slice(0, 4)
                    .map(({ value, points }) => `${value} ${format.number(points)}`)
                    .join(' · ')}
                />
              </div>
              <Card
                title={t('grouping.quality.noise.list')}
                definition={t('grouping.quality.noise.definition')}
              >
                <Rows label={t('grouping.quality.noise.list')}>
                  {noise.voices.map((voice) => (
                    <VoiceRow key={voice.id} voice={voice} format={format} />
                  ))}
                </Rows>
              </Card>
            </>
          )
        }
      </Answer>
    </Page>
  );
}
