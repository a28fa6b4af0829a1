import { Ingest } from '@gongjian/client';
import { VERSION } from './offers.ts';

const SAID = [
  '退款三天了还没到账',
  '退款显示成功可钱没回来',
  '申请了退款一直不到账',
  '退款不到账，客服让等',
  '钱扣了，退款看不到',
];
/** Between two voices, in milliseconds. */
const PAUSE = 500;

/** Customers who complain while something is broken. */
export class Incident {
  readonly #ingest: Ingest;
  #timer: ReturnType<typeof setInterval> | null = null;
  #said = 0;

  constructor(server: { baseUrl: string; key: string }) {
    this.#ingest = new Ingest(server);
  }

  get isOn(): boolean {
    return this.#timer !== null;
  }

  start(): void {
    this.#timer ??= setInterval(() => this.#complain(), PAUSE);
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
  }

  #complain(): void {
    const n = this.#said++;
    const sent = this.#ingest.add({
      text: `${SAID[n % SAID.length]}（${n}）`,
      occurredAt: new Date().toISOString(),
      source: 'sample-shop',
      externalId: `${process.pid}-${Date.now()}-${n}`,
      channel: '应用内',
      author: { key: `buyer-${n}` },
      attributes: { product: '退款', region: '华东', payment: '支付宝', version: VERSION },
    });
    sent.catch((error: Error) => console.error(error.message));
  }
}
