import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../words/format.ts';
import type { Proposal } from './Proposals.tsx';

/** From here on sentences are very near. */
const SURE = 0.6;

/** The machine's reason in words. */
export function useReason(reason: Proposal['reason']): string {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  if (!reason) return '';
  const quoted = (words: readonly string[]) =>
    format.list(words.slice(0, 4).map((word) => (i18n.language === 'en' ? `“${word}”` : `「${word}」`)));
  const { kind, shared, left, right, voices } = reason;
  const figures = {
    likeness: format.mood(reason.likeness),
    overlap: format.percent(reason.overlap),
  };
  const near = kind === 'apart' ? 'apart' : reason.likeness >= SURE ? 'alikeSure' : 'alike';
  const sentences = [
    shared.length > 0
      ? t('grouping.proposals.reason.shared', { words: quoted(shared) })
      : t('grouping.proposals.reason.sharedNone'),
    t(`grouping.proposals.reason.${near}`, figures),
    left.length > 0 &&
      right.length > 0 &&
      t('grouping.proposals.reason.differs', { left: quoted(left), right: quoted(right) }),
    t('grouping.proposals.reason.sizes', {
      left: format.number(voices.left),
      right: format.number(voices.right),
    }),
  ];
  return sentences.filter(Boolean).join(i18n.language === 'en' ? ' ' : '');
}
