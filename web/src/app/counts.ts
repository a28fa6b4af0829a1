import { useQuery } from '@tanstack/react-query';
import { api } from './api.ts';
import { overview } from './overview.ts';
import type { Place } from './places.ts';

type Counts = Partial<Record<Place['name'], { value: number; hot?: boolean }>>;

/** What waits for the reader, most urgent first. */
export const queueQuestion = {
  queryKey: ['queue'],
  queryFn: async () => (await api.GET('/api/v1/queue', { params: { query: { limit: 200 } } })).data!,
};

/** What waits in each place. Cinnabar only where a bell is overdue or nobody answers an alarm. */
export function useCounts(): Counts {
  const { data } = useQuery(overview);
  const waiting = useQuery(queueQuestion);
  const queue = waiting.data && {
    value: waiting.data.total,
    hot: waiting.data.items.some((item) => item.overdue),
  };
  if (!data) return queue ? { queue } : {};
  const { counts, feedback } = data;
  return {
    ...(queue ? { queue } : {}),
    voices: { value: counts.voices },
    pains: { value: counts.pains },
    bells: { value: counts.bells, hot: feedback.bellsOverdue > 0 },
    beacon: { value: feedback.alarmsOpen, hot: feedback.alarmsWaiting > 0 },
    strategy: { value: counts.propositions },
    blindSpots: { value: counts.blindSpots },
    adjustments: { value: counts.adjustments },
  };
}
