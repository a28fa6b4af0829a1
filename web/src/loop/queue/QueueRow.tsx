import type { paths } from '@gongjian/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { Row } from '../../parts/Row.tsx';
import { useRefusalText } from '../../parts/refusal.ts';
import { Tag, type Tone } from '../../parts/Tag.tsx';
import { useJudgement } from '../../strategy/matches/judgement.ts';
import { useFormat } from '../../words/format.ts';
import { useQueueLine } from './line.ts';

export type QueueItem =
  paths['/api/v1/queue']['get']['responses'][200]['content']['application/json']['items'][number];

const TAGS: Readonly<
  Record<
    string,
    { tone: Tone; word: 'bell' | 'match' | 'adjustment' | 'news' | 'verify' | 'alarm' | 'control' | 'review' }
  >
> = {
  'alarm.acknowledge': { tone: 'cinnabar', word: 'alarm' },
  'alarm.review': { tone: 'indigo', word: 'review' },
  'control.keep': { tone: 'amber', word: 'control' },
  'bell.acknowledge': { tone: 'cinnabar', word: 'bell' },
  'bell.take': { tone: 'amber', word: 'bell' },
  'bell.change': { tone: 'amber', word: 'bell' },
  'bell.verify': { tone: 'indigo', word: 'verify' },
  'bell.read': { tone: 'jade', word: 'news' },
  'match.judge': { tone: 'ink', word: 'match' },
  'adjustment.decide': { tone: 'jade', word: 'adjustment' },
};

/** One thing that waits for the reader, with the one or two things to do about it. */
export function QueueRow({ item }: { item: QueueItem }) {
  const { t } = useTranslation();
  const line = useQueueLine();
  const tag = TAGS[item.kind] ?? { tone: 'ink', word: 'news' };
  const title =
    item.kind === 'match.judge'
      ? t('strategy.match.ask', { pain: item.title, proposition: String(item.context.proposition ?? '') })
      : item.title;
  return (
    <Row
      to={item.link}
      tag={<Tag tone={tag.tone}>{t(`queue.kind.${tag.word}`)}</Tag>}
      title={title}
      line={line(item)}
      figure={<Clock item={item} />}
      actions={<Actions item={item} />}
    />
  );
}

function Clock({ item }: { item: QueueItem }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (item.dueAt === null) return null;
  const left = new Date(item.dueAt).getTime() - Date.now();
  const span = format.span(left);
  return (
    <Tag tone={item.overdue ? 'cinnabar' : 'amber'}>
      {item.overdue ? t('bells.clock.over', { span }) : t('bells.clock.left', { span })}
    </Tag>
  );
}

function Actions({ item }: { item: QueueItem }) {
  const { t } = useTranslation();
  if (item.kind === 'match.judge') return <Judge id={item.thingId} />;
  if (item.kind === 'bell.read') return <Read item={item} />;
  const word =
    item.kind === 'adjustment.decide'
      ? t('queue.act.look')
      : item.kind === 'bell.acknowledge'
        ? t('bells.act.acknowledge')
        : t('queue.act.open');
  return (
    <Link to={item.link}>
      <Button size="small" tabIndex={-1}>
        {word}
      </Button>
    </Link>
  );
}

function Judge({ id }: { id: string }) {
  const { t } = useTranslation();
  const { judge, busy } = useJudgement(id);
  return (
    <>
      <Button size="small" loading={busy} onClick={() => judge('accept')}>
        {t('strategy.match.yes')}
      </Button>
      <Button size="small" disabled={busy} onClick={() => judge('dismiss')}>
        {t('strategy.match.no')}
      </Button>
    </>
  );
}

function Read({ item }: { item: QueueItem }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const refusalText = useRefusalText();
  const read = useMutation({
    mutationFn: () =>
      api.POST('/api/v1/notifications/read', { body: { ids: [String(item.context.notificationId)] } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['queue'] }),
    onError: (error) => void message.error(refusalText(error)),
  });
  return (
    <Button size="small" loading={read.isPending} onClick={() => read.mutate()}>
      {t('queue.read')}
    </Button>
  );
}
