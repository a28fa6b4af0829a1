import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { createElement } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { useRefusalText } from '../../parts/refusal.ts';

type Verdict = 'accept' | 'dismiss' | 'undo';

/** A person's judgement of a match; it can be taken back from the message that confirms it. */
export function useJudgement(id: string): { judge: (verdict: Verdict) => void; busy: boolean } {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const refusalText = useRefusalText();
  const work = useMutation({
    mutationFn: async (verdict: Verdict) => {
      const params = { params: { path: { id } } };
      if (verdict === 'accept') await api.POST('/api/v1/matches/{id}/accept', params);
      else if (verdict === 'dismiss') await api.POST('/api/v1/matches/{id}/dismiss', params);
      else await api.POST('/api/v1/matches/{id}/undo', params);
    },
    onSuccess: async (_, verdict) => {
      for (const key of ['matches', 'queue', 'blind-spots', 'overview', 'pains'])
        void queries.invalidateQueries({ queryKey: [key] });
      if (verdict === 'undo') return;
      const says = verdict === 'accept' ? t('strategy.match.accepted') : t('strategy.match.dismissed');
      const undo = createElement(
        Button,
        { type: 'link', size: 'small', onClick: () => work.mutate('undo') },
        t('shell.undo'),
      );
      void message.success({ content: createElement('span', null, says, ' ', undo), duration: 6 });
    },
    onError: (error) => void message.error(refusalText(error)),
  });
  return { judge: work.mutate, busy: work.isPending };
}
