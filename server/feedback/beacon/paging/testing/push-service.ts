import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  type ECDH,
  hkdfSync,
  randomBytes,
  verify,
} from 'node:crypto';
import type { Heard, Said } from './local-server.ts';

/** A browser as a push service knows it: its keys, and what it reads of what is pushed. */
export interface Browser {
  readonly keys: { readonly p256dh: string; readonly auth: string };
  /** The text of a message; throws where it was not encrypted for this browser. */
  read(bytes: Buffer): string;
}

export function createBrowser(): Browser {
  const ecdh = createECDH('prime256v1');
  ecdh.generateKeys();
  const auth = randomBytes(16);
  return {
    keys: { p256dh: ecdh.getPublicKey('base64url'), auth: auth.toString('base64url') },
    read: (bytes) => decrypt(bytes, ecdh, auth),
  };
}

const derive = (key: Buffer, salt: Buffer, info: Buffer | string, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', key, salt, info, length));

/** Message encryption for web push, the browser's side (RFC 8291, section 3.4; RFC 8188 for one record). */
function decrypt(bytes: Buffer, ecdh: ECDH, auth: Buffer): string {
  const salt = bytes.subarray(0, 16);
  const idLength = bytes[20]!;
  const sender = bytes.subarray(21, 21 + idLength);
  const record = bytes.subarray(21 + idLength);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), sender]);
  const key = derive(ecdh.computeSecret(sender), auth, info, 32);
  const content = derive(key, salt, 'Content-Encoding: aes128gcm\0', 16);
  const nonce = derive(key, salt, 'Content-Encoding: nonce\0', 12);
  const decipher = createDecipheriv('aes-128-gcm', content, nonce);
  decipher.setAuthTag(record.subarray(-16));
  const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
  return padded.subarray(0, padded.lastIndexOf(2)).toString();
}

/** A push service that lets in whoever signs as RFC 8292 says with the key that the browser subscribed with. */
export const pushService =
  ({ publicKey, origin }: { publicKey: string; origin: () => string }) =>
  ({ headers }: Heard): Said => {
    const { t, k } = Object.fromEntries(
      String(headers.authorization)
        .replace(/^vapid /, '')
        .split(/,\s*/)
        .map((part) => [part.slice(0, 1), part.slice(2)]),
    ) as { t: string; k: string };
    const refused = { status: 403, body: '{}' };
    if (k !== publicKey || !isSigned(t, k)) return refused;
    const claims = JSON.parse(Buffer.from(t.split('.')[1]!, 'base64url').toString()) as Record<
      string,
      unknown
    >;
    const fits = claims.aud === origin() && /^(mailto:|https:)/.test(String(claims.sub));
    if (!fits || headers['content-encoding'] !== 'aes128gcm' || !Number(headers.ttl)) return refused;
    return { status: 201, body: '' };
  };

function isSigned(token: string, publicKey: string): boolean {
  const [header, claims, signature] = token.split('.') as [string, string, string];
  const point = Buffer.from(publicKey, 'base64url');
  const key = createPublicKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    },
  });
  const signed = Buffer.from(`${header}.${claims}`);
  const raw = Buffer.from(signature, 'base64url');
  return verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, raw);
}
