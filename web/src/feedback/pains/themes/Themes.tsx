import type { paths } from '@gongjian/client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { Answer } from '../../../parts/Answer.tsx';
import { Card } from '../../../parts/Card.tsx';
import { Page } from '../../../parts/Page.tsx';
import { Row, Rows } from '../../../parts/Row.tsx';
import { Sparkline } from '../../../parts/Sparkline.tsx';
import { Empty } from '../../../parts/states.tsx';
import { useFormat } from '../../../words/format.ts';
import { TrendTag } from '../PainRow.tsx';
import { PainsNav } from '../PainsNav.tsx';
import { isRising } from '../trend.ts';

export type ThemeShown =
  paths['/api/v1/themes']['get']['responses'][200]['content']['application/json']['items'][number];

/** What pains are about, one level above them, the loudest first. */
export function Themes() {
  const { t } = useTranslation();
  const asked = useQuery({
    queryKey: ['pains', 'themes'],
    queryFn: async () =>
      (await api.GET('/api/v1/themes', { params: { query: { nature: 'pain' } } })).data!.items,
  });
  const title = asked.data
    ? t('grouping.themes.count', { count: asked.data.length })
    : t('grouping.themes.title');
  return (
    <Page title={t('grouping.themes.title')} sub={t('grouping.themes.sub')}>
      <PainsNav view="themes" />
      <Card title={title} definition={t('grouping.themes.definition')}>
        <Answer asked={asked} rows={10}>
          {(themes) =>
            themes.length === 0 ? (
              <Empty title={t('grouping.themes.empty')}>{t('grouping.themes.emptySays')}</Empty>
            ) : (
              <Rows label={t('grouping.themes.title')}>
                {themes.map((theme) => (
                  <ThemeRow key={theme.theme} theme={theme} />
                ))}
              </Rows>
            )
          }
        </Answer>
      </Card>
    </Page>
  );
}

function ThemeRow({ theme }: { theme: ThemeShown }) {
  const { t } = useTranslation();
  const format = useFormat();
  const named = theme.loudest.filter(({ title }) => title !== theme.title).slice(0, 3);
  const line = [
    t('grouping.themes.pains', { count: theme.pains }),
    theme.mood !== null && t('pains.row.mood', { mood: format.mood(theme.mood) }),
    format.list(named.map(({ title }) => title)),
  ];
  return (
    <Row
      to={`/themes/${theme.theme}`}
      title={theme.title}
      line={line.filter(Boolean).join(' · ')}
      figure={
        <>
          <TrendTag trend={theme.trend} />
          <Sparkline
            values={theme.daily}
            rising={isRising(theme.trend)}
            label={t('grouping.themes.course')}
          />
          <span className="figure">{format.number(theme.voices)}</span>
        </>
      }
    />
  );
}
