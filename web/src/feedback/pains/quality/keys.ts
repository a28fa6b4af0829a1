import { useEffect } from 'react';
import type { Verdict } from './Judge.tsx';

const KEYS: Readonly<Record<string, Verdict>> = { 1: 'same', 2: 'notSame', 0: 'unsure' };

/** 1, 2 and 0 judge, u takes back; never while somebody types. */
export function useJudgeKeys({ judge, undo }: { judge: (verdict: Verdict) => void; undo: () => void }): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && /^(INPUT|TEXTAREA)$/.test(event.target.tagName);
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
      const verdict = KEYS[event.key];
      if (verdict) judge(verdict);
      if (event.key.toLowerCase() === 'u') undo();
    };
    addEventListener('keydown', hear);
    return () => removeEventListener('keydown', hear);
  }, [judge, undo]);
}
