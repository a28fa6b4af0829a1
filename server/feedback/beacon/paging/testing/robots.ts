import { createHmac } from 'node:crypto';
import type { Heard, Said } from './local-server.ts';

/** An hour, as DingTalk and Feishu allow for a signature, in milliseconds. */
const HOUR_MS = 3_600_000;

type Body = Record<string, unknown>;

const json = (body: object): Said => ({ body: JSON.stringify(body) });
const read = ({ bytes }: Heard): Body => JSON.parse(bytes.toString()) as Body;
const hasTexts = (value: unknown, ...keys: string[]): boolean =>
  typeof value === 'object' &&
  value !== null &&
  keys.every((key) => typeof (value as Body)[key] === 'string' && (value as Body)[key] !== '');

/** DingTalk: the signature in the query, one of its message types, 310000 where it is not signed right. */
export const dingTalkRobot =
  ({ secret, now }: { secret: string; now: () => Date }) =>
  (heard: Heard): Said => {
    const timestamp = heard.query.get('timestamp') ?? '';
    const right = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
    const late = Math.abs(now().getTime() - Number(timestamp)) > HOUR_MS;
    if (heard.query.get('access_token') !== 'token')
      return json({ errcode: 300_001, errmsg: 'token is not exist' });
    if (late || heard.query.get('sign') !== right) {
      return json({ errcode: 310_000, errmsg: 'sign not match' });
    }
    const body = read(heard);
    const fits =
      (body.msgtype === 'actionCard' &&
        hasTexts(body.actionCard, 'title', 'text') &&
        ((body.actionCard as Body).btns as unknown[]).every((btn) => hasTexts(btn, 'title', 'actionURL'))) ||
      (body.msgtype === 'markdown' && hasTexts(body.markdown, 'title', 'text'));
    return json(fits ? { errcode: 0, errmsg: 'ok' } : { errcode: 40_035, errmsg: 'missing parameter' });
  };

/** Feishu: the signature in the body, 19021 where it is not right, at most 20 kB. */
export const feishuRobot =
  ({ secret, now }: { secret: string; now: () => Date }) =>
  (heard: Heard): Said => {
    const body = read(heard);
    const timestamp = String(body.timestamp);
    const right = createHmac('sha256', `${timestamp}\n${secret}`).digest('base64');
    const late = Math.abs(now().getTime() - Number(timestamp) * 1_000) > HOUR_MS;
    if (late || typeof body.timestamp !== 'string' || body.sign !== right) {
      return json({
        code: 19_021,
        msg: 'sign match fail or timestamp is not within one hour from current time',
      });
    }
    const card = body.card as { header?: { title?: unknown }; elements?: { tag: string }[] } | undefined;
    const fits =
      body.msg_type === 'interactive' &&
      hasTexts(card?.header?.title, 'tag', 'content') &&
      card!.elements!.every(({ tag }) => tag === 'div' || tag === 'action') &&
      heard.bytes.length <= 20_480;
    return json(fits ? { code: 0, msg: 'success', data: {} } : { code: 9_499, msg: 'Bad Request' });
  };

/** WeCom: the key in the address, markdown of at most 4,096 bytes. */
export const weComRobot = (heard: Heard): Said => {
  if (heard.query.get('key') !== 'key') return json({ errcode: 93_000, errmsg: 'invalid webhook url' });
  const body = read(heard);
  const content = (body.markdown as Body | undefined)?.content;
  const fits =
    body.msgtype === 'markdown' && typeof content === 'string' && Buffer.byteLength(content) <= 4_096;
  return json(
    fits ? { errcode: 0, errmsg: 'ok' } : { errcode: 40_058, errmsg: 'markdown.content exceed max length' },
  );
};

interface Block {
  readonly type: string;
  readonly text?: { readonly type: string; readonly text: string };
  readonly elements?: readonly { readonly type: string; readonly url: string; readonly text: unknown }[];
}

/** Slack: plain `ok`, or the name of what is wrong with HTTP 400. */
export const slackRobot = (heard: Heard): Said => {
  const { text, blocks } = read(heard) as { text?: string; blocks?: Block[] };
  const fits = (blocks ?? []).every((block) => {
    if (block.type === 'header') return block.text!.type === 'plain_text' && block.text!.text.length <= 150;
    if (block.type === 'section') return block.text!.type === 'mrkdwn' && block.text!.text.length <= 3_000;
    return (
      block.type === 'actions' && block.elements!.every((one) => one.type === 'button' && one.url !== '')
    );
  });
  if (typeof text !== 'string' || !blocks?.length || !fits) return { status: 400, body: 'invalid_blocks' };
  return { body: 'ok', headers: { 'content-type': 'text/html' } };
};
