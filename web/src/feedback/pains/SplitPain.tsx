import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Checkbox, Input, Modal, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { Waiting } from '../../parts/states.tsx';
import { Said } from '../voices/Said.tsx';
import { useDecision } from './decide.ts';
import type { PainShown } from './PainRow.tsx';

/** Takes the voices about something else into a pain of their own: by a word, or one by one. */
export function SplitPain({ pain, onClose }: { pain: PainShown; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [by, setBy] = useState<'word' | 'voices'>('word');
  const [word, setWord] = useState('');
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [title, setTitle] = useState('');
  const split = useDecision({
    work: async () => {
      const chosen = by === 'word' ? { word: word.trim() } : { voiceIds: [...picked] };
      const name = title.trim() ? { title: title.trim() } : {};
      return (
        await api.POST('/api/v1/pains/{id}/split', {
          params: { path: { id: pain.id } },
          body: { ...chosen, ...name } as never,
        })
      ).data!;
    },
    says: t('pains.act.done.split'),
    after: (answer) => {
      onClose();
      void navigate({ to: '/pains/$id', params: { id: (answer as { id: string }).id } });
    },
  });
  const ready = by === 'word' ? word.trim() !== '' : picked.size > 0;
  return (
    <Modal
      open
      onCancel={onClose}
      width={640}
      title={`${t('pains.act.split')} · ${pain.title}`}
      okText={t('pains.act.split')}
      okButtonProps={{ disabled: !ready }}
      cancelText={t('shell.cancel')}
      confirmLoading={split.isPending}
      onOk={() => split.mutate(undefined)}
    >
      <p className="muted">{t('pains.act.splitSays')}</p>
      <Segmented
        value={by}
        onChange={setBy}
        options={[
          { value: 'word', label: t('pains.act.splitWord') },
          { value: 'voices', label: t('pains.act.splitPicked', { count: picked.size }) },
        ]}
        style={{ marginBottom: 10 }}
      />
      {by === 'word' ? (
        <Input
          autoFocus
          value={word}
          onChange={(event) => setWord(event.target.value)}
          placeholder={pain.words[0]?.word}
          aria-label={t('pains.act.splitWord')}
          maxLength={100}
        />
      ) : (
        <PickVoices painId={pain.id} picked={picked} onPick={setPicked} />
      )}
      <Input
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        placeholder={t('pains.act.splitTitle')}
        aria-label={t('pains.act.splitTitle')}
        maxLength={200}
        style={{ marginTop: 10 }}
      />
    </Modal>
  );
}

interface PickVoicesProps {
  readonly painId: string;
  readonly picked: ReadonlySet<string>;
  readonly onPick: (picked: ReadonlySet<string>) => void;
}

function PickVoices({ painId, picked, onPick }: PickVoicesProps) {
  const { t } = useTranslation();
  const asked = useInfiniteQuery({
    queryKey: ['pains', painId, 'voices', 'newest'],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) =>
      (
        await api.GET('/api/v1/pains/{id}/voices', {
          params: {
            path: { id: painId },
            query: { sort: 'newest', limit: 50, ...(pageParam ? { after: pageParam } : {}) },
          },
        })
      ).data!,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  if (!asked.data) return <Waiting />;
  const toggle = (id: string) => {
    const next = new Set(picked);
    if (!next.delete(id)) next.add(id);
    onPick(next);
  };
  return (
    <div className="picker">
      {asked.data.pages
        .flatMap((page) => page.items)
        .map((voice) => (
          <Checkbox key={voice.id} checked={picked.has(voice.id)} onChange={() => toggle(voice.id)}>
            <Said text={voice.text} />
          </Checkbox>
        ))}
      {asked.hasNextPage && (
        <Button size="small" onClick={() => void asked.fetchNextPage()}>
          {t('shell.more')}
        </Button>
      )}
    </div>
  );
}
