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
  alarms: ['alarms', 'beacon', 'queue', 'overview'],
  controls: ['controls', 'alarms', 'beacon', 'queue'],
  enforcement: ['enforcement', 'controls', 'alarms', 'beacon'],
  series: ['series', 'beacon'],
  rotas: ['on-call', 'beacon'],
};

/** Answers of a busy stream are asked again at most this often, in milliseconds; what burns is asked sooner. */
const PAUSE = 1_500;
const URGENT_PAUSE = 250;
const URGENT: ReadonlySet<string> = new Set(['alarms', 'controls', 'enforcement']);

const heard = new EventTarget();

/** Calls `hear` with the data of every live event of that name; returns how to stop. */
export function onLive(name: string, hear: (data: unknown) => void): () => void {
  const listen = (event: Event) => hear((event as CustomEvent<unknown>).detail);
  heard.addEventListener(name, listen);
  return () => heard.removeEventListener(name, listen);
}

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
    let due = Number.POSITIVE_INFINITY;
    const refresh = () => {
      timer = null;
      due = Number.POSITIVE_INFINITY;
      for (const key of waiting) void queries.invalidateQueries({ queryKey: [key] });
      waiting.clear();
    };
    const hear = (event: MessageEvent<string>) => {
      const { name, data } = JSON.parse(event.data) as { name: string; data: unknown };
      heard.dispatchEvent(new CustomEvent(name, { detail: data }));
      const thing = name.split('.')[0] ?? '';
      for (const key of STALE[thing] ?? [thing]) waiting.add(key);
      const pause = URGENT.has(thing) ? URGENT_PAUSE : PAUSE;
      if (performance.now() + pause >= due) return;
      if (timer !== null) clearTimeout(timer);
      due = performance.now() + pause;
      timer = setTimeout(refresh, pause);
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
