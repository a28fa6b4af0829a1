import { createHash, randomBytes } from 'node:crypto';

const BYTES = 32;

/** A secret of 256 random bits, safe in addresses and headers. */
export const newSecret = (prefix = ''): string => `${prefix}${randomBytes(BYTES).toString('base64url')}`;

/**
 * What is kept of a secret: SHA-256 in hex. A slow hash would add nothing, as 256 random bits cannot be guessed.
 */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');
