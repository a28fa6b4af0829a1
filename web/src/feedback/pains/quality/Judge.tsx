import type { paths } from '@gongjian/client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { Answer } from '../../../parts/Answer.tsx';
import { Card } from '../../../parts/Card.tsx';
import { useRefusalText } from '../../../parts/refusal.ts';
import { Empty } from '../../../parts/states.tsx';
import { useFormat } from '../../../words/format.ts';
import { Said } from '../../voices/Said.tsx';
import { useJudgeKeys } from './keys.ts';

type Drawn =
  paths['/api/v1/listening/pairs']['get']['responses'][200]['content']['application/json']['items'][number];
export type Verdict = 'same' | 'notSame' | 'unsure';
type Was = 'right' | 'wrongTogether' | 'wrongApart' | 'skipped';

function wasOf(verdict: Verdict, together: boolean): Was {
  if (verdict === 'unsure') return 'skipped';
  if ((verdict === 'same') === together) return 'right';
  return together ? 'wrongTogether' : 'wrongApart';
}

/** Two sentences at a time: one thing, or two? Quick, by the keyboard, and each answer can be taken back. */
export function Judge() {
  const { t } = useTranslation();
  const [round, setRound] = useState(0);
  const [at, setAt] = useState(0);
  const [count, setCount] = useState(0);
  const [last, setLast] = useState<{ id: string; was: Was } | null>(null);
  const asked = useQuery({
    queryKey: ['pairs', round],
    queryFn: async () =>
      (await api.GET('/api/v1/listening/pairs', { params: { query: { limit: 8 } } })).data!.items,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const pair = asked.data?.[at];
  const { judge, undo, busy } = useJudging({
    pair,
    last: last?.id ?? null,
    onJudged: (id, was) => {
      setLast({ id, was });
      setAt(at + 1);
      setCount(count + 1);
      if (asked.data && at + 1 >= asked.data.length) {
        setRound(round + 1);
        setAt(0);
      }
    },
    onUndone: () => {
      setLast(null);
      setCount(Math.max(0, count - 1));
    },
  });
  useJudgeKeys({ judge, undo });
  return (
    <Card
      title={t('grouping.quality.judge.title')}
      hint={<span className="keys-only">{t('grouping.quality.judge.hint')}</span>}
      extra={count > 0 && <span className="dim">{t('grouping.quality.judge.progress', { count })}</span>}
    >
      <Answer asked={asked} rows={3}>
        {() =>
          pair ? (
            <PairShown pair={pair} />
          ) : (
            <Empty
              title={t('grouping.quality.judge.none')}
              action={<Button onClick={() => setRound(round + 1)}>{t('grouping.quality.judge.more')}</Button>}
            >
              {t('grouping.quality.judge.noneSays')}
            </Empty>
          )
        }
      </Answer>
      <div className="verdicts">
        <Button disabled={!pair || busy} onClick={() => judge('same')}>
          {t('grouping.quality.judge.same')} <kbd>1</kbd>
        </Button>
        <Button disabled={!pair || busy} onClick={() => judge('notSame')}>
          {t('grouping.quality.judge.notSame')} <kbd>2</kbd>
        </Button>
        <Button type="text" disabled={!pair || busy} onClick={() => judge('unsure')}>
          {t('grouping.quality.judge.skip')} <kbd>0</kbd>
        </Button>
        <span className="dim" role="status">
          {last && t(`grouping.quality.judge.was.${last.was}`)}
        </span>
        {last && (
          <Button type="link" size="small" disabled={busy} onClick={undo}>
            {t('grouping.quality.judge.undo')}
          </Button>
        )}
      </div>
    </Card>
  );
}

function PairShown({ pair }: { pair: Drawn }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <fieldset className="sides" aria-label={t('grouping.quality.judge.group')}>
      {[pair.a, pair.b].map((one) => (
        <section key={one.voiceId} className="side">
          <p className="voice-text" lang={one.language}>
            <Said text={one.text} />
          </p>
          <div className="dim">{[one.channel, format.day(one.occurredAt)].filter(Boolean).join(' · ')}</div>
        </section>
      ))}
    </fieldset>
  );
}

interface Judging {
  readonly pair: Drawn | undefined;
  readonly last: string | null;
  readonly onJudged: (id: string, was: Was) => void;
  readonly onUndone: () => void;
}

function useJudging({ pair, last, onJudged, onUndone }: Judging) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const refusalText = useRefusalText();
  const [busy, setBusy] = useState(false);
  /** The next key may follow at once: the figures are asked again beside it. */
  const run = async <A,>(work: () => Promise<A>, after: (answer: A) => void) => {
    setBusy(true);
    try {
      const answer = await work();
      void queries.invalidateQueries({ queryKey: ['listening', 'quality'] });
      after(answer);
    } catch (error) {
      void message.error(refusalText(error));
    }
    setBusy(false);
  };
  const judge = (verdict: Verdict) => {
    if (!pair || busy) return;
    const a = { voiceId: pair.a.voiceId, n: pair.a.n };
    const b = { voiceId: pair.b.voiceId, n: pair.b.n };
    void run(
      () => api.POST('/api/v1/listening/pairs/judgements', { body: { a, b, verdict } }),
      ({ data }) => onJudged(data!.id, wasOf(verdict, data!.together)),
    );
  };
  const undo = () => {
    if (!last || busy) return;
    const params = { path: { id: last } };
    void run(
      () => api.POST('/api/v1/listening/pairs/judgements/{id}/undo', { params }),
      () => {
        onUndone();
        void message.success(t('grouping.quality.judge.undone'));
      },
    );
  };
  return { judge, undo, busy };
}
