import { useTranslation } from 'react-i18next';

/** The mark that stands in a stored text where personal data was. */
export const MASK = /‹(phone|id|card|account|email|address|plate|passport|contact)›/g;

/** The readable name of a kind of personal data. */
export function useMaskName(): (kind: string) => string {
  const { t, i18n } = useTranslation();
  return (kind) => {
    const key = `voices.mask.${kind}`;
    return i18n.exists(key) ? t(key as 'voices.mask.contact') : t('voices.mask.contact');
  };
}
