import type { paths } from '@gongjian/client';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { isAtLeast, useMe } from '../../../app/me.ts';
import { Answer } from '../../../parts/Answer.tsx';
import { Card } from '../../../parts/Card.tsx';
import { FigureCard } from '../../../parts/FigureCard.tsx';
import { Page } from '../../../parts/Page.tsx';
import { Rows } from '../../../parts/Row.tsx';
import { Tag } from '../../../parts/Tag.tsx';
import { useFormat } from '../../../words/format.ts';
import { PainRow } from '../PainRow.tsx';
import { PainsNav } from '../PainsNav.tsx';
import { isRising } from '../trend.ts';
import { RenameTheme } from './RenameTheme.tsx';
import { ThemeLineage } from './ThemeLineage.tsx';

export type WholeTheme =
  paths['/api/v1/themes/{theme}']['get']['responses'][200]['content']['application/json'];

/** One theme: its figures, its pains, its history, and the name that a person gives it. */
export function Theme() {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const number = Number((useParams({ strict: false }) as { theme: string }).theme);
  const [renaming, setRenaming] = useState(false);
  const asked = useQuery({
    queryKey: ['pains', 'themes', number],
    queryFn: async () =>
      (await api.GET('/api/v1/themes/{theme}', { params: { path: { theme: number } } })).data!,
  });
  const theme = asked.data?.theme;
  return (
    <Page
      title={theme?.title ?? t('grouping.themes.title')}
      sub={
        theme && (
          <>
            <span>{t('grouping.themes.one', { day: format.day(theme.bornAt) })}</span>
            {theme.endedAt && <Tag>{t('grouping.themes.ended')}</Tag>}
          </>
        )
      }
      actions={
        theme &&
        isAtLeast('member', me) && (
          <Button onClick={() => setRenaming(true)}>{t('grouping.themes.rename')}</Button>
        )
      }
    >
      <PainsNav view="themes" />
      <Answer asked={asked} rows={10}>
        {(whole) => (
          <>
            <Figures theme={whole.theme} />
            <div className="grid wide-narrow">
              <Members theme={number} />
              <ThemeLineage whole={whole} />
            </div>
            {renaming && <RenameTheme theme={whole.theme} onClose={() => setRenaming(false)} />}
          </>
        )}
      </Answer>
    </Page>
  );
}

function Figures({ theme }: { theme: WholeTheme['theme'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { last, before, change } = theme.trend;
  const enough = last + before >= 10 && change !== null;
  const feeling = isRising(theme.trend) ? 'worse' : (change ?? 0) < -0.2 ? 'better' : undefined;
  return (
    <div className="grid quarters">
      <FigureCard
        name={t('grouping.themes.voices')}
        value={format.number(theme.voices)}
        note={t('grouping.themes.voicesNote', { count: theme.pains })}
      />
      <FigureCard
        name={t('pains.one.mood')}
        value={theme.mood === null ? '—' : format.mood(theme.mood)}
        note=""
      />
      <FigureCard
        name={t('pains.one.trend')}
        value={enough ? format.change(change) : '—'}
        feeling={enough ? feeling : undefined}
        note={enough ? t('pains.one.trendNote') : t('pains.one.trendFew')}
      />
      <div className="card figure-card">
        <div className="name">{t('grouping.themes.words')}</div>
        <p className="word-cloud">
          {theme.words.slice(0, 6).map((word) => (
            <Tag key={word}>{word}</Tag>
          ))}
        </p>
        <div className="note">{t('grouping.themes.wordsNote')}</div>
      </div>
    </div>
  );
}

function Members({ theme }: { theme: number }) {
  const { t } = useTranslation();
  const asked = useQuery({
    queryKey: ['pains', 'themes', theme, 'members'],
    queryFn: async () =>
      (await api.GET('/api/v1/pains', { params: { query: { theme, least: 1, limit: 100 } } })).data!,
  });
  return (
    <Card title={t('grouping.themes.members')} definition={t('pains.definition')}>
      <Answer asked={asked} rows={6}>
        {({ items }) => (
          <Rows label={t('grouping.themes.members')}>
            {items.map((pain) => (
              <PainRow key={pain.id} pain={pain} />
            ))}
          </Rows>
        )}
      </Answer>
    </Card>
  );
}
