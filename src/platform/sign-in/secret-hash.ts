import { createHash } from 'node:crypto';

/** SHA-256 of a long random secret: enough for secrets nobody could guess, and useless to whoever copies the table. */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
