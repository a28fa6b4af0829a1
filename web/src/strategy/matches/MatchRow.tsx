import type { paths } from '@gongjian/client';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { isAtLeast, useMe } from '../../app/me.ts';
import { Row } from '../../parts/Row.tsx';
import { useFormat } from '../../words/format.ts';
import { useJudgement } from './judgement.ts';

export type Match =
  paths['/api/v1/matches']['get']['responses'][200]['content']['application/json']['matches'][number];

/** A match of a pain with a proposition: the likeness, the words behind it, and a person's yes or no. */
export function MatchRow({ match, show }: { match: Match; show: 'pain' | 'proposition' }) {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const { judge, busy } = useJudgement(match.id);
  const isPain = show === 'pain';
  const reason = match.score !== null && [
    t('strategy.match.score', { score: match.score.toFixed(2) }),
    match.words.length > 0 && t('strategy.match.words', { words: format.list(match.words.slice(0, 4)) }),
  ];
  const line = [isPain && t('pains.row.voices', { count: match.pain.voices }), ...(reason || [])];
  return (
    <Row
      to={isPain ? `/pains/${match.pain.id}` : `/strategy/${match.proposition.id}`}
      title={
        isPain
          ? match.pain.title
          : `${t('strategy.number', { number: match.proposition.number })} · ${match.proposition.title}`
      }
      line={line.filter(Boolean).join(' · ')}
      actions={
        isAtLeast('member', me) &&
        (match.state === 'proposed' ? (
          <>
            <Button size="small" loading={busy} onClick={() => judge('accept')}>
              {t('strategy.match.yes')}
            </Button>
            <Button size="small" disabled={busy} onClick={() => judge('dismiss')}>
              {t('strategy.match.no')}
            </Button>
          </>
        ) : (
          <Button size="small" type="text" loading={busy} onClick={() => judge('undo')}>
            {t('strategy.match.remove')}
          </Button>
        ))
      }
    />
  );
}
