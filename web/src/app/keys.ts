import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';

interface Wishes {
  readonly palette: () => void;
  readonly help: () => void;
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Moves the focus among the rows of the page. */
function step(by: 1 | -1) {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row-link]')];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  const next = at === -1 ? (by === 1 ? 0 : rows.length - 1) : at + by;
  rows[next]?.focus();
}

/**
 * The keys of every page: `/` search, `j` `k` rows, `b` bell, `?` all keys, Ctrl or Command K the palette. A page
 * offers its bell by marking a button with `data-key="b"`.
 */
export function useKeys({ palette, help }: Wishes): void {
  const navigate = useNavigate();
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        palette();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const actions: Record<string, () => void> = {
        '/': () => {
          const field = document.querySelector<HTMLInputElement>('input[data-search], [data-search] input');
          if (field) field.focus();
          else void navigate({ to: '/voices' });
        },
        j: () => step(1),
        k: () => step(-1),
        b: () => document.querySelector<HTMLElement>('[data-key="b"]')?.click(),
        '?': help,
      };
      const action = actions[event.key];
      if (!action) return;
      event.preventDefault();
      action();
    };
    addEventListener('keydown', hear);
    return () => removeEventListener('keydown', hear);
  }, [navigate, palette, help]);
}
