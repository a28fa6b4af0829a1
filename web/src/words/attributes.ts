import { useTranslation } from 'react-i18next';

type Value = string | number;

/** What says most about where a voice comes from stands first. */
const TELLING = ['product', 'region', 'version', 'payment', 'carrier', 'level', 'role', 'amount'];
const rank = (key: string) => (TELLING.includes(key) ? TELLING.indexOf(key) : TELLING.length);

/** Readable names of attributes and their values; what is not known is shown as it came. */
export interface AttributeWords {
  name(key: string): string;
  value(value: Value): string;
  /** The most telling values, for one line of context. */
  line(attributes: Readonly<Record<string, Value>>, most: number): string[];
}

export function useAttributeWords(): AttributeWords {
  const { t, i18n } = useTranslation();
  const known = (key: string, fallback: string) =>
    /^[\w.]+$/.test(key) && i18n.exists(key) ? t(key as 'attributes.role') : fallback;
  const name = (key: string) => known(`attributes.${key}`, key);
  const value = (given: Value) =>
    typeof given === 'number'
      ? given.toLocaleString(i18n.language)
      : known(`attributes.values.${given}`, given);
  return {
    name,
    value,
    line: (attributes, most) =>
      Object.entries(attributes)
        .filter(([, given]) => typeof given === 'string')
        .sort(([a], [b]) => rank(a) - rank(b))
        .slice(0, most)
        .map(([, given]) => value(given)),
  };
}
