import { useSyncExternalStore } from 'react';

const KEY = 'gongjian.alarmSound';
const listeners = new Set<() => void>();

/** Whether this browser shall sound when an alarm is raised; kept on the device, since a phone and a wall differ. */
export function useSoundOn(): [on: boolean, set: (on: boolean) => void] {
  const on = useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => localStorage.getItem(KEY) === 'on',
  );
  return [on, setSound];
}

export const soundIsOn = (): boolean => localStorage.getItem(KEY) === 'on';

function setSound(on: boolean): void {
  localStorage.setItem(KEY, on ? 'on' : 'off');
  for (const changed of listeners) changed();
}

/** Frequency in hertz and start in seconds: a rising call, twice, that carries without being shrill. */
const CALL = [
  [523, 0],
  [659, 0.18],
  [784, 0.36],
  [523, 0.8],
  [659, 0.98],
  [784, 1.16],
] as const;

/** Plays the call. Browsers refuse it before the reader has touched the page once; then nothing sounds. */
export async function soundAlarm(): Promise<void> {
  const context = new AudioContext();
  try {
    await context.resume();
    for (const [frequency, start] of CALL) {
      const tone = context.createOscillator();
      const loudness = context.createGain();
      const at = context.currentTime + start;
      tone.frequency.value = frequency;
      loudness.gain.setValueAtTime(0, at);
      loudness.gain.linearRampToValueAtTime(0.25, at + 0.02);
      loudness.gain.exponentialRampToValueAtTime(0.001, at + 0.3);
      tone.connect(loudness).connect(context.destination);
      tone.start(at);
      tone.stop(at + 0.32);
    }
    await new Promise((resolve) => setTimeout(resolve, 1_600));
  } finally {
    await context.close();
  }
}
