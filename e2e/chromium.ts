import { existsSync } from 'node:fs';

const USUAL = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Path of a Chromium: CHROMIUM where set, else a usual place, else null. */
export function findChromium(): string | null {
  const given = process.env.CHROMIUM;
  if (given) return given;
  return USUAL.find((path) => existsSync(path)) ?? null;
}

/** Flags that keep a test browser quiet: no calls home, no sandbox where it runs as root. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=zh-CN',
];
