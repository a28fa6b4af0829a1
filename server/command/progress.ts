import { progressText } from './progress-text.ts';

/** Where progress is shown. */
export interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export interface ProgressLine {
  /** @param total null while it is not known */
  update(done: number, total: number | null): void;
  /** Leaves the last state standing. */
  end(): void;
}

const TERMINAL_EVERY_MS = 100;
const PLAIN_EVERY_MS = 5_000;

/** One line that lives on a terminal; elsewhere a plain line every few seconds. */
export function showProgress(label: string, unit: string, screen: Screen = process.stderr): ProgressLine {
  const began = performance.now();
  const every = screen.isTTY ? TERMINAL_EVERY_MS : PLAIN_EVERY_MS;
  let shown = began - TERMINAL_EVERY_MS;
  let last: { done: number; total: number | null } | null = null;
  const draw = () => {
    if (last === null) return;
    const text = progressText(label, unit, { ...last, elapsedMs: performance.now() - began });
    screen.write(screen.isTTY ? `\r\u001b[2K${text.slice(0, (screen.columns ?? 80) - 1)}` : `${text}\n`);
  };
  return {
    update: (done, total) => {
      last = { done, total };
      if (performance.now() - shown < every) return;
      shown = performance.now();
      draw();
    },
    end: () => {
      draw();
      if (screen.isTTY) screen.write('\n');
    },
  };
}
