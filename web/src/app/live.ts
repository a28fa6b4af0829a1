import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

/** Which answers an event makes stale: the first word of an event's name is the thing that changed. */
const STALE: Readonly<Record<string, readonly string[]>> = {
  voices: ['voices', 'overview'],
  pains: ['pains', 'overview', 'blind-spots'],
  bells: ['bells', 'pains', 'queue', 'overview'],
  matches: ['matches', 'queue', 'blind-spots', 'overview', 'propositions'],
  propositions: ['propositions', 'blind-spots', 'overview'],
  adjustments: ['adjustments', 'propositions', 'queue', 'ledger', 'overview'],
  cycles: ['cycles', 'overview', 'ledger'],
  imports: ['imports'],
  queue: ['queue', 'overview'],
  members: ['members', 'me'],
  sample: ['sample', 'overview', 'queue'],
};

/** Answers of a busy stream are asked again at most this often, in milliseconds. */
const PAUSE = 1_500;

/**
 * Keeps the pages true: hears the server's events and lets the answers that they touch be asked again. The browser
 * reconnects by itself and names the last event it heard.
 * @returns whether the stream is connected
 */
export function useLive(): boolean {
  const queries = useQueryClient();
  const [connected, setConnected] = useState(true);
  useEffect(() => {
    const source = new EventSource('/api/v1/live');
    const waiting = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | null = null;
    const refresh = () => {
      timer = null;
      for (const key of waiting) void queries.invalidateQueries({ queryKey: [key] });
      waiting.clear();
    };
    const hear = (event: MessageEvent<string>) => {
      const { name } = JSON.parse(event.data) as { name: string };
      const thing = name.split('.')[0] ?? '';
      for (const key of STALE[thing] ?? [thing]) waiting.add(key);
      timer ??= setTimeout(refresh, PAUSE);
    };
    source.addEventListener('change', hear);
    source.addEventListener('reset', () => void queries.invalidateQueries());
    source.onopen = () => setConnected(true);
    source.onerror = () => setConnected(false);
    return () => {
      if (timer !== null) clearTimeout(timer);
      source.close();
    };
  }, [queries]);
  return connected;
}
