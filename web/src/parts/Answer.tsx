import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failure, Waiting } from './states.tsx';

/** Shows a question's answer, its skeleton while it is asked, and its failure with a way to ask again. */
export function Answer<T>({
  asked,
  rows,
  children,
}: {
  asked: UseQueryResult<T>;
  rows?: number;
  children: (value: T) => ReactNode;
}) {
  if (asked.data !== undefined) return children(asked.data);
  if (asked.error) return <Failure error={asked.error} retry={() => void asked.refetch()} />;
  return <Waiting rows={rows} />;
}
