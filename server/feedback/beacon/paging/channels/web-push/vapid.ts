import { createECDH, hkdfSync } from 'node:crypto';

/** The key pair by which push services know this server (RFC 8292), base64url. */
export interface VapidKeys {
  readonly publicKey: string;
  readonly privateKey: string;
  /** `mailto:` or `https:` address of whoever runs the server. */
  readonly subject: string;
}

/** Order of the group of NIST P-256. */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/**
 * Derives the pair from the server's secret, so that servers which share it share the pair and nothing has to be
 * stored: 48 bytes of HKDF reduced into the group (FIPS 186-5, appendix A.2.1).
 */
export function deriveVapid(secret: string, subject: string): VapidKeys {
  const bytes = Buffer.from(hkdfSync('sha256', secret, '', 'gongjian web push', 48));
  const scalar = (BigInt(`0x${bytes.toString('hex')}`) % (ORDER - 1n)) + 1n;
  const privateKey = Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex');
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(privateKey);
  return {
    publicKey: curve.getPublicKey().toString('base64url'),
    privateKey: privateKey.toString('base64url'),
    subject,
  };
}
