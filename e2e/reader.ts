import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { CHROMIUM_FLAGS, findChromium } from './chromium.ts';

/** Where pictures go: the documentation's own folder when they are wanted there, else nowhere. */
const PICTURES = process.env.GONGJIAN_PICTURES ? join(import.meta.dirname, '../docs/images') : null;

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: findChromium()!, args: CHROMIUM_FLAGS });

interface Manner {
  readonly language: 'zh-CN' | 'en';
  readonly dark?: boolean;
  readonly phone?: boolean;
}

/** Somebody at a browser of their own; a page that throws or logs an error fails the test at `leave`. */
export interface Reader {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly complaints: string[];
  /** Keeps a picture for the documentation, where wanted. */
  picture(name: string): Promise<void>;
  /** Fails on anything that keeps people from reading or using the page. */
  checkAccess(): Promise<void>;
  leave(): Promise<void>;
}

export async function openReader(browser: Browser, manner: Manner): Promise<Reader> {
  const context = await browser.newContext({
    viewport: manner.phone ? { width: 390, height: 844 } : { width: 1400, height: 900 },
    locale: manner.language,
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  await context.addInitScript(
    ({ language, theme }) => {
      localStorage.setItem('gongjian.language', language);
      localStorage.setItem('gongjian.theme', theme);
    },
    { language: manner.language, theme: manner.dark ? 'dark' : 'light' },
  );
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  return {
    page,
    context,
    complaints,
    picture: async (name) => {
      if (PICTURES === null) return;
      mkdirSync(PICTURES, { recursive: true });
      await page.waitForTimeout(800);
      await page.screenshot({ path: join(PICTURES, `${name}.png`) });
    },
    checkAccess: async () => {
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa'])
        .analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      const found = serious.map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .slice(0, 3)
            .map(({ html }) => html.slice(0, 200))
            .join(' | ')}`,
      );
      expect(found, page.url()).toEqual([]);
    },
    leave: async () => {
      await context.close();
      expect(complaints).toEqual([]);
    },
  };
}
