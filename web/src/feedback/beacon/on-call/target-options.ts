import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { members } from '../../../app/members.ts';
import { useRotas } from './rotas.ts';

/** Everybody whom a step may call, for a select: those on call first, then by what they own, then by name. */
export function useTargetOptions(nameOf: (id: string) => string): { value: string; label: string }[] {
  const { t } = useTranslation();
  const rotas = useRotas();
  const { data } = useQuery(members);
  return [
    ...(rotas.data ?? []).map(({ id, name }) => ({ value: `rota:${id}`, label: name })),
    { value: 'owner', label: t('onCall.ladders.owner') },
    { value: 'leaders', label: t('onCall.ladders.leaders') },
    ...(data ?? [])
      .filter((member) => member.role !== 'guest')
      .map(({ userId }) => ({ value: `member:${userId}`, label: nameOf(userId) })),
  ];
}
