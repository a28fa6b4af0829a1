import { useTranslation } from 'react-i18next';
import type { Tone } from '../../../parts/Tag.tsx';
import { useScopeWords } from '../scope-words.ts';
import type { ControlShown, Scope } from '../types.ts';

export const ACTIONS = [
  'pause-offer',
  'hold-refund',
  'limit-rate',
  'banner',
  'service-script',
  'custom',
] as const;
export type ActionType = (typeof ACTIONS)[number];
export type ControlState = 'proposed' | 'active' | 'expired' | 'takenBack' | 'refused';

/** What stops something burns; what only says something waits. */
export const ACTION_TONES: Readonly<Record<ActionType, Tone>> = {
  'pause-offer': 'cinnabar',
  'hold-refund': 'cinnabar',
  'limit-rate': 'amber',
  banner: 'amber',
  'service-script': 'amber',
  custom: 'ink',
};

type Action = { readonly type: string } & Readonly<Record<string, unknown>>;

/** The name of a control: the person's own words, else what it does and where. */
export function useControlTitle(): (control: {
  title?: string | null;
  action: Action;
  scope: Scope;
}) => string {
  const { t } = useTranslation();
  const says = useScopeWords();
  return ({ title, action, scope }) =>
    title ||
    t(`controls.titled.${action.type as ActionType}`, {
      scope: says(scope),
      text: String(action.words ?? says(scope)),
      limit: String(action.perMinute ?? '—'),
    });
}

export function useControlOrigin(): (control: ControlShown) => string {
  const { t } = useTranslation();
  return ({ origin, playbook, by }) =>
    t(`controls.origin.${origin as 'hand'}`, { name: playbook?.name ?? by.name });
}
