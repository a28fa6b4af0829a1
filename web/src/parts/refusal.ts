import { isProblem } from '@gongjian/client';
import { useTranslation } from 'react-i18next';

/** The sentence for a refusal: by its code where there is one, with the server's detail behind it. */
export function useRefusalText(): (error: unknown) => string {
  const { t, i18n } = useTranslation();
  return (error) => {
    if (!isProblem(error)) return t('errors.network');
    const key = `errors.${error.code.replaceAll('.', '_')}`;
    return i18n.exists(key) ? t(key as 'errors.network') : t('errors.unknown');
  };
}
