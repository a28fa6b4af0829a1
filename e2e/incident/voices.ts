import type { Page } from 'playwright-core';

/** A voice as the API takes it. */
type Voice = Readonly<Record<string, unknown>>;

const REGIONS = ['华东', '华南', '华北', '西南', '东北'];
const PRODUCTS = ['退款', '配送', '优惠券', '账号'];
const PAYMENTS = ['支付宝', '微信', '银行卡'];
const VERSIONS = ['6.1.0', '6.2.0', '6.2.1'];
const CHANNELS = ['应用商店', '在线客服', '电话'];
const USUAL = [
  '物流信息两天没更新了',
  '优惠券用不了，提示不符合条件',
  '登录总要验证码，有点烦',
  '退款进度在哪里看',
  '包装破了，希望改进',
];
const HOUR = 3_600_000;
const DAYS = 14;
const MOST = 1_000;

/** Two weeks of an ordinary shop, about eight voices an hour by day and two by night. */
export function history(now: number): Voice[] {
  const voices: Voice[] = [];
  for (let hour = DAYS * 24; hour >= 1; hour--) {
    const many = new Date(now - hour * HOUR).getUTCHours() < 15 ? 8 : 2;
    for (let i = 0; i < many; i++) {
      const n = voices.length;
      voices.push({
        text: `${USUAL[n % USUAL.length]}（${n}）`,
        occurredAt: new Date(now - hour * HOUR + (i * HOUR) / many).toISOString(),
        source: 'history',
        externalId: `h-${n}`,
        channel: CHANNELS[n % 3],
        author: { key: `h-${n}` },
        attributes: {
          region: REGIONS[(n * 7) % 5],
          product: PRODUCTS[(n * 3) % 4],
          payment: PAYMENTS[(n * 5) % 3],
          version: VERSIONS[(n * 11) % 3],
        },
      });
    }
  }
  return voices;
}

/** What breaks, where, and how people say it. */
export interface Incident {
  readonly name: string;
  readonly said: readonly string[];
  readonly attributes: Readonly<Record<string, string>>;
}

export const voiceOf = ({ name, said, attributes }: Incident, n: number): Voice => ({
  text: `${said[n % said.length]}（${n}）`,
  occurredAt: new Date().toISOString(),
  source: 'live',
  externalId: `${name}-${n}`,
  channel: CHANNELS[n % 3],
  author: { key: `${name}-${n}` },
  attributes: { ...attributes, payment: PAYMENTS[n % 3] },
});

/** Sends voices with the session of the page. */
export async function send(page: Page, voices: readonly Voice[]): Promise<void> {
  const { origin } = new URL(page.url());
  for (let from = 0; from < voices.length; from += MOST) {
    const answer = await page.request.post(`${origin}/api/v1/voices`, {
      data: { voices: voices.slice(from, from + MOST) },
      headers: { origin },
    });
    if (!answer.ok()) throw new Error(`${answer.status()} ${await answer.text()}`);
  }
}

/** Lets an incident burn, a voice every half second, until it is stopped. */
export function burn(page: Page, incident: Incident): { stop(): Promise<void> } {
  let burning = true;
  const fire = (async () => {
    for (let n = 0; burning; n++) {
      await send(page, [voiceOf(incident, n)]);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  })();
  return {
    stop: async () => {
      burning = false;
      await fire;
    },
  };
}
