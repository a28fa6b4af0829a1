import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAttributeWords } from '../../words/attributes.ts';
import type { Scope } from './types.ts';

/** A scope as people say it: 地区=华东 且 渠道=支付宝. */
export function useScopeWords(): (scope: Scope) => string {
  const { t } = useTranslation();
  const words = useAttributeWords();
  return useMemo(
    () => (scope) => {
      const parts = Object.entries(scope).map(([attribute, values]) =>
        t('beacon.scope.is', {
          name: words.name(attribute),
          values: values.map((value) => words.value(value)).join(t('beacon.scope.or')),
        }),
      );
      return parts.length === 0 ? t('beacon.scope.all') : parts.join(t('beacon.scope.and'));
    },
    [t, words],
  );
}

/** A scope in the fewest words, for a line of context: 华东 × 支付宝 × 6.2.1. */
export function useShortScope(): (scope: Scope) => string {
  const { t } = useTranslation();
  const words = useAttributeWords();
  return (scope) =>
    Object.values(scope)
      .map((values) => values.map((value) => words.value(value)).join(t('beacon.scope.or')))
      .join(' × ') || t('beacon.scope.all');
}
