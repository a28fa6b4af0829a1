import { useSyncExternalStore } from 'react';

export type ThemeChoice = 'system' | 'light' | 'dark';
export type Language = 'zh-CN' | 'en';

/** What this browser remembers of its reader: theme and language. */
export interface Preferences {
  readonly theme: ThemeChoice;
  readonly language: Language;
}

const listeners = new Set<() => void>();
const darkQuery = matchMedia('(prefers-color-scheme: dark)');

function read(): Preferences {
  const theme = localStorage.getItem('gongjian.theme');
  const language = localStorage.getItem('gongjian.language');
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    language: language === 'en' ? 'en' : 'zh-CN',
  };
}

let current = read();

const isDark = () => current.theme === 'dark' || (current.theme === 'system' && darkQuery.matches);

function apply() {
  document.documentElement.dataset.theme = isDark() ? 'dark' : 'light';
  document.documentElement.lang = current.language;
  for (const listener of listeners) listener();
}
darkQuery.addEventListener('change', apply);

/** Remembers a choice and shows it at once. */
export function prefer(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  localStorage.setItem('gongjian.theme', current.theme);
  localStorage.setItem('gongjian.language', current.language);
  apply();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const preferences = (): Preferences => current;
export const usePreferences = (): Preferences => useSyncExternalStore(subscribe, () => current);
export const useDark = (): boolean => useSyncExternalStore(subscribe, isDark);
