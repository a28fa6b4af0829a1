import { isProblem } from '@gongjian/client';
import { QueryClient } from '@tanstack/react-query';

/** Answers are kept for half a minute; live events make them stale earlier. A refusal is never asked again. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (failures, error) => !isProblem(error) && failures < 2,
    },
  },
});
