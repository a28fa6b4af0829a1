import { useTranslation } from 'react-i18next';
import { useFormat } from '../../words/format.ts';
import { useMaskName } from './masks.ts';

/** Which kinds of personal data were masked before the voice was stored. */
export function MaskKinds({ kinds }: { kinds: readonly string[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useMaskName();
  return (
    <p className="dim">{t('voices.one.masked', { kinds: format.list([...new Set(kinds.map(nameOf))]) })}</p>
  );
}
