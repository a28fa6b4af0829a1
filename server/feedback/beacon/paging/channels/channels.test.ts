import { SMTPServer } from 'smtp-server';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createLocalBus } from '../../../../platform/bus/local.ts';
import { createMail } from '../../../../platform/mail/mail.ts';
import { createLog } from '../../../../platform/telemetry/log.ts';
import { createWebhooks, verifyMessage } from '../../../../platform/webhooks/index.ts';
import { createTestClock } from '../../../../testing/clock.ts';
import { type LocalServer, startLocalServer } from '../testing/local-server.ts';
import { createBrowser, pushService } from '../testing/push-service.ts';
import { dingTalkRobot, feishuRobot, slackRobot, weComRobot } from '../testing/robots.ts';
import { sampleAlarm, samplePage } from '../testing/sample-page.ts';
import type { Channel } from './channel.ts';
import { createDingTalk } from './dingtalk/dingtalk.ts';
import { createFeishu } from './feishu/feishu.ts';
import { createMailChannel } from './mail/mail.ts';
import { createPageChannel } from './page/page-channel.ts';
import { createSlack } from './slack/slack.ts';
import { deriveVapid } from './web-push/vapid.ts';
import { createWebPush } from './web-push/web-push.ts';
import { createWebhookChannel } from './webhook/webhook.ts';
import { createWeCom } from './wecom/wecom.ts';

// C1 a message arrives, signed as its receiver asks, and says what burns, how much, where, and both links; C2 many
// alarms are one message within the receiver's bounds; C3 what customers wrote mentions nobody and breaks nothing; C4
// failures are values that say whether another try may help, and hold no address; C5 a wrong secret is refused.

const clock = createTestClock(new Date('2026-11-02T02:00:05Z'));
const SECRET = 'SEC0123456789abcdef';
const webhooks = createWebhooks({ privateNetworks: ['127.0.0.0/8'], clock, timeoutMs: 2_000 });
const log = createLog('silent');

interface Case {
  readonly channel: Channel;
  /** The texts of the messages that arrived; throws where the other side would not have taken one. */
  arrived(): string[];
  /** How the other side fails for a while, and for good. */
  readonly breaks?: { temporarily(): void; forGood(): void };
  readonly wrong?: Channel;
}

const closing: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
});

type RobotMaker = (parts: { webhooks: typeof webhooks; address: { url: string; secret: string } }) => Channel;

/** A robot of a company, on this machine. */
async function robotCase(
  answer: Parameters<LocalServer['answer']>[0],
  make: RobotMaker,
  { query = '', failed, wrong = true }: { query?: string; failed: string; wrong?: boolean },
): Promise<Case> {
  const server = await startLocalServer(answer);
  closing.push(server.close);
  const at = (secret: string) =>
    make({ webhooks, address: { url: `${server.origin}/send${query}`, secret } });
  return {
    channel: at(SECRET),
    ...(wrong ? { wrong: at('another secret') } : {}),
    arrived: () => {
      const texts = server.heard.splice(0).map(({ bytes }) => bytes.toString());
      server.answer(answer);
      return texts;
    },
    breaks: {
      temporarily: () => server.answer(() => ({ status: 503, body: '' })),
      forGood: () =>
        server.answer(() => (failed.startsWith('{') ? { body: failed } : { status: 404, body: failed })),
    },
  };
}

async function pushCase(): Promise<Case> {
  const vapid = deriveVapid('a'.repeat(64), 'mailto:ops@gongjian.test');
  const browser = createBrowser();
  const service = pushService({ publicKey: vapid.publicKey, origin: () => server.origin });
  const server: LocalServer = await startLocalServer(service);
  closing.push(server.close);
  const target = { id: 'one', endpoint: `${server.origin}/push/abc`, keys: browser.keys };
  const parts = { webhooks, targetsOf: async () => [target], forget: async () => {} };
  return {
    channel: createWebPush({ ...parts, vapid }),
    wrong: createWebPush({ ...parts, vapid: deriveVapid('b'.repeat(64), vapid.subject) }),
    arrived: () => {
      const texts = server.heard.splice(0).map(({ bytes }) => browser.read(bytes));
      server.answer(service);
      return texts;
    },
    breaks: {
      temporarily: () => server.answer(() => ({ status: 503, body: '' })),
      forGood: () => server.answer(() => ({ status: 410, body: '' })),
    },
  };
}

async function mailCase(): Promise<Case> {
  const mails: string[] = [];
  let refuse: number | null = null;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, answer) => {
      let text = '';
      stream.on('data', (part) => {
        text += String(part);
      });
      stream.on('end', () => {
        if (refuse !== null) return answer(Object.assign(new Error('no'), { responseCode: refuse }));
        mails.push(text);
        answer();
      });
    },
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.server.address() as { port: number };
  const mail = createMail({ smtpUrl: `smtp://127.0.0.1:${port}`, mailFrom: 'g@gongjian.test' }, log);
  closing.push(mail.close, () => new Promise<void>((closed) => server.close(closed)));
  return {
    channel: createMailChannel(mail),
    arrived: () => {
      refuse = null;
      return mails.splice(0).map(decodeMail);
    },
    breaks: {
      temporarily: () => {
        refuse = 451;
      },
      forGood: () => {
        refuse = 550;
      },
    },
  };
}

/** Subject and text of a mail, out of their encodings (RFC 2047, quoted-printable, base64). */
function decodeMail(raw: string): string {
  const blank = raw.indexOf('\r\n\r\n');
  const [head, body] = [raw.slice(0, blank), raw.slice(blank + 4)];
  const words = head.replace(/\?=\r\n\s+=\?/g, '?==?').replace(/(?:=\?UTF-8\?[BQ]\?[^?]*\?=)+/gi, (run) => {
    const parts = [...run.matchAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi)];
    return Buffer.concat(
      parts.map(([, way, text]) =>
        way === 'B' ? Buffer.from(text!, 'base64') : unquote(text!.replaceAll('_', ' ')),
      ),
    ).toString();
  });
  const text = /base64/i.test(head) ? Buffer.from(body, 'base64') : unquote(body.replace(/=\r\n/g, ''));
  return words + text.toString();
}

const unquote = (text: string): Buffer =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );

function pageCase(): Case {
  const bus = createLocalBus(() => {});
  const events: string[] = [];
  bus.subscribe('pages.sent', ({ data }) => {
    events.push(JSON.stringify(data));
  });
  return { channel: createPageChannel(bus), arrived: () => events.splice(0) };
}

const signing = { secret: SECRET, now: clock.now };
const CASES: Readonly<Record<Channel['kind'], () => Promise<Case> | Case>> = {
  page: pageCase,
  'web-push': pushCase,
  mail: mailCase,
  dingtalk: () =>
    robotCase(dingTalkRobot(signing), createDingTalk, {
      query: '?access_token=token',
      failed: '{"errcode":400102,"errmsg":"robot is disabled"}',
    }),
  feishu: () =>
    robotCase(feishuRobot(signing), createFeishu, { failed: '{"code":19024,"msg":"Key Words Not Found"}' }),
  wecom: () =>
    robotCase(weComRobot, createWeCom, {
      query: '?key=key',
      failed: '{"errcode":93000,"errmsg":"invalid webhook url"}',
      wrong: false,
    }),
  slack: () => robotCase(slackRobot, createSlack, { failed: 'no_service', wrong: false }),
  webhook: () =>
    robotCase(
      ({ headers, bytes }) => {
        const timestamp = String(headers['x-gongjian-timestamp']);
        const signature = String(headers['x-gongjian-signature']);
        const signed = { timestamp, signature, body: bytes.toString() };
        return verifyMessage(SECRET, signed, clock.now()) ? { body: '{}' } : { status: 401, body: '{}' };
      },
      createWebhookChannel,
      { failed: 'gone' },
    ),
};

describe.each(Object.keys(CASES) as Channel['kind'][])('%s', (kind) => {
  let it: Case;
  beforeEach(async () => {
    it ??= await CASES[kind]();
    it.arrived();
  });
  /** Everything of a message as one text, without the escapes of JSON. */
  const only = () => {
    const texts = it.arrived();
    expect(texts).toHaveLength(1);
    return texts[0]!;
  };

  test('is what it says', () => expect(it.channel.kind).toBe(kind));

  test('C1: says what burns, how much over what was expected, and where', async () => {
    const cause = { causes: [{ scope: { region: ['华东'] }, share: 0.82, lift: 5 }], outside: false };
    const alarm = sampleAlarm({ cause });
    expect(await it.channel.send(samplePage([alarm]))).toEqual({ ok: true });
    const text = only();
    await vi.waitFor(() => expect(text).toContain('退款迟迟不到账'));
    expect(text).toContain('17');
    if (kind === 'page') return;
    expect(text).toContain(`/beacon/${alarm.id}`);
    expect(text).toMatch(/12[.0-9]* *，平时约 3|"rate":12.04,"expected":3.01/);
    expect(text).toContain('华东');
    expect(text).toContain('82');
    if (kind !== 'web-push') expect(text).toContain('/acknowledge?token=');
  });

  test('C1: in English where the language is English', async () => {
    expect(await it.channel.send(samplePage([sampleAlarm()], { language: 'en' }))).toEqual({ ok: true });
    const text = only();
    if (kind !== 'page') expect(text).toMatch(/usually about 3: 4 times the usual/);
  });

  test('C2: 2,000 alarms with long titles are one message', async () => {
    const alarms = Array.from({ length: 2_000 }, (_, n) =>
      sampleAlarm({ number: n, title: `${'痛'.repeat(118)}${n}` }),
    );
    expect(await it.channel.send(samplePage(alarms))).toEqual({ ok: true });
    const text = only();
    if (kind === 'page') expect(JSON.parse(text)).toMatchObject({ more: 1_992 });
    else if (kind === 'webhook') expect(JSON.parse(text)).toMatchObject({ more: 1_800 });
    else {
      expect(text).toContain('2000 条告警');
      expect(text).toContain('/beacon');
    }
  });

  test('C3: words of customers mention nobody and break nothing', async () => {
    const title =
      '<@all> @13800000000 <!channel> [x](http://evil.test) </font> <at id=all></at> "\\ \u2028 |*`#';
    expect(await it.channel.send(samplePage([sampleAlarm({ title })]))).toEqual({ ok: true });
    const text = only();
    if (['dingtalk', 'feishu', 'wecom', 'slack'].includes(kind)) {
      const body = JSON.parse(text) as Record<string, unknown>;
      const marked = JSON.stringify(
        [
          body.actionCard,
          body.markdown,
          body.blocks,
          (body.card as { elements?: unknown } | undefined)?.elements,
        ].map((part) =>
          Array.isArray(part) ? part.filter((block) => (block as { type?: string }).type !== 'header') : part,
        ),
      );
      expect(marked).not.toContain('<@all>');
      expect(marked).not.toContain('<!channel>');
      expect(marked).not.toContain('](http://evil.test)');
      expect(marked).not.toContain('<at id=all>');
      expect(body.at).toBeUndefined();
    }
  });

  test('C4: failures say whether another try may help', async () => {
    if (!it.breaks) return;
    it.breaks.temporarily();
    expect(await it.channel.send(samplePage([sampleAlarm()]))).toMatchObject({ ok: false, temporary: true });
    it.arrived();
    it.breaks.forGood();
    const end = await it.channel.send(samplePage([sampleAlarm()]));
    expect(end).toMatchObject({ ok: false, temporary: false });
    expect(JSON.stringify(end)).not.toMatch(/127\.0\.0\.1|SEC0|token/);
    it.arrived();
  });

  test('C5: a wrong secret is refused, for good', async () => {
    if (!it.wrong) return;
    const end = await it.wrong.send(samplePage([sampleAlarm()]));
    expect(end).toMatchObject({ ok: false, temporary: false });
    it.arrived();
  });
});

describe('mentions', () => {
  const to = (handle: string) => [{ memberId: 'm', name: '小林', email: null, handle }];
  test.each([
    ['dingtalk', '13800138000', '@13800138000'],
    ['feishu', 'ou_12345678', '<at id=ou_12345678></at>'],
    ['wecom', 'lin', '<@lin>'],
    ['slack', 'U0123456', '<@U0123456>'],
  ] as const)('%s mentions who is called', async (kind, handle, mention) => {
    const it = await CASES[kind]();
    expect(await it.channel.send(samplePage([sampleAlarm()], { to: to(handle) }))).toEqual({ ok: true });
    const [text] = it.arrived();
    expect(text).toContain(mention);
    if (kind === 'dingtalk')
      expect(JSON.parse(text!)).toMatchObject({ at: { atMobiles: [handle], isAtAll: false } });
  });
});

test('robots that hear too much say so, and that passes', async () => {
  for (const [kind, body] of [
    ['dingtalk', { errcode: 130_101, errmsg: 'send too fast, exceed 20 times per minute' }],
    ['wecom', { errcode: 45_009, errmsg: 'api freq out of limit' }],
    ['feishu', { code: 11_232, msg: 'frequency limited' }],
  ] as const) {
    const server = await startLocalServer(() => ({ body: JSON.stringify(body) }));
    const make = { dingtalk: createDingTalk, wecom: createWeCom, feishu: createFeishu }[kind];
    const channel = make({ webhooks, address: { url: server.origin, secret: null } });
    expect(await channel.send(samplePage([sampleAlarm()]))).toMatchObject({ ok: false, temporary: true });
    await server.close();
  }
});
