import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { preferences } from '../app/preferences.ts';
import { en } from './en/index.ts';
import { zhCN } from './zh-CN/index.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof zhCN };
    returnNull: false;
  }
}

void i18next.use(initReactI18next).init({
  lng: preferences().language,
  fallbackLng: 'zh-CN',
  resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
  interpolation: { escapeValue: false },
});
