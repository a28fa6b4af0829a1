import { useQuery } from '@tanstack/react-query';
import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';

/** How often the sample company is asked about while it comes in, in milliseconds. */
const ASK_EVERY = 1_500;

/** Shown while the sample company is coming in; nothing otherwise. */
export function SampleProgress() {
  const { t } = useTranslation();
  const asked = useQuery({
    queryKey: ['sample'],
    queryFn: async () => (await api.GET('/api/v1/sample')).data!,
    refetchInterval: (query) => (query.state.data?.state === 'loading' ? ASK_EVERY : false),
  });
  if (asked.data?.state !== 'loading' || !asked.data.voices) return null;
  const { of, stored, heard } = asked.data.voices;
  const share = of === 0 ? 0 : (stored + heard) / (2 * of);
  return (
    <div className="strip" role="status">
      <span>{t('home.loading', { done: heard, total: of })}</span>
      <Progress
        percent={Math.round(share * 100)}
        style={{ maxWidth: 320 }}
        aria-label={t('home.loading', { done: heard, total: of })}
      />
    </div>
  );
}
