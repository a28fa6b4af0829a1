import { createHmac, timingSafeEqual } from 'node:crypto';

/** Purpose of the signature, so that it is good for nothing else. */
const PURPOSE = 'page-link';
/** How long a link is good for. */
const LIFE_MS = 12 * 3_600_000;
const HEX = 32;

/** What a link of a message stands for: who was called may acknowledge one alarm. */
export interface PageLink {
  readonly workspaceId: string;
  readonly alarmId: string;
  /** A member's id; empty where a group was called. */
  readonly memberId: string;
  readonly expiresAt: Date;
}

/** The text in the address: ids, end of life, who, and the signature over them. */
export function linkToken(secret: string, link: Omit<PageLink, 'expiresAt'>, now: Date): string {
  const ends = Math.floor((now.getTime() + LIFE_MS) / 1_000);
  const ids = Buffer.from(plain(link.workspaceId) + plain(link.alarmId), 'hex').toString('base64url');
  const said = [ids, ends.toString(36), Buffer.from(link.memberId).toString('base64url')].join('.');
  return `${said}.${sign(secret, said)}`;
}

/** What a token stands for; null where it is not ours, or its time is over. */
export function readLinkToken(secret: string, token: string, now: Date): PageLink | null {
  const dot = token.lastIndexOf('.');
  const said = token.slice(0, Math.max(0, dot));
  const given = Buffer.from(token.slice(dot + 1));
  const right = Buffer.from(sign(secret, said));
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  const [ids, ends, memberId] = said.split('.') as [string, string, string];
  const hex = Buffer.from(ids, 'base64url').toString('hex');
  const expiresAt = new Date(Number.parseInt(ends, 36) * 1_000);
  if (expiresAt <= now) return null;
  return {
    workspaceId: dashed(hex.slice(0, HEX)),
    alarmId: dashed(hex.slice(HEX)),
    memberId: Buffer.from(memberId, 'base64url').toString(),
    expiresAt,
  };
}

const sign = (secret: string, said: string): string =>
  createHmac('sha256', secret).update(`${PURPOSE}:${said}`).digest('base64url');

const plain = (id: string): string => id.replaceAll('-', '');
const dashed = (hex: string): string => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
