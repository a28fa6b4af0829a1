import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { createElement } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { useRefusalText } from '../../parts/refusal.ts';

/** A decision of a person about pains: what it does, what to say once it is done, how it is taken back. */
interface Deciding<W> {
  readonly work: (wish: W) => Promise<unknown>;
  readonly says: string;
  readonly after?: (answer: unknown) => void;
  /** How it is taken back; where absent the newest decision on pains is undone; null: it is not offered. */
  readonly undo?: ((answer: unknown) => Promise<unknown>) | null;
}

/** Carries a decision out, refreshes what it touches, and offers to undo the newest decision. */
export function useDecision<W>({ work, says, after, undo: takeBack = undoNewest }: Deciding<W>) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const refusalText = useRefusalText();
  const refresh = () => {
    for (const key of ['pains', 'voices', 'overview', 'blind-spots', 'matches', 'listening'])
      void queries.invalidateQueries({ queryKey: [key] });
  };
  const undo = useMutation({
    mutationFn: async (answer: unknown) => takeBack?.(answer),
    onSuccess: refresh,
    onError: (error) => void message.error(refusalText(error)),
  });
  return useMutation({
    mutationFn: work,
    onSuccess: (answer) => {
      refresh();
      const take = createElement(
        Button,
        { type: 'link', size: 'small', onClick: () => undo.mutate(answer) },
        t('shell.undo'),
      );
      const offered = takeBack === null ? null : take;
      void message.success({ content: createElement('span', null, says, ' ', offered), duration: 8 });
      after?.(answer);
    },
    onError: (error) => void message.error(refusalText(error)),
  });
}

/** Takes back what a person decided on pains last. */
async function undoNewest(): Promise<void> {
  const decided = (await api.GET('/api/v1/pains/decisions', { params: { query: { limit: 1 } } })).data!;
  const last = decided.items[0];
  if (last) await api.POST('/api/v1/pains/events/{id}/undo', { params: { path: { id: last.id } } });
}
