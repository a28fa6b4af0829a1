import type { paths } from '@gongjian/client';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../../app/api.ts';

export type RotaShown =
  paths['/api/v1/on-call/rotas']['get']['responses'][200]['content']['application/json']['items'][number];

/** Every rota with its coming shifts. */
export const useRotas = () =>
  useQuery({
    queryKey: ['on-call', 'rotas'],
    queryFn: async () => (await api.GET('/api/v1/on-call/rotas')).data!.items,
  });
