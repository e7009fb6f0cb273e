import { randomBytes } from 'node:crypto';

/** A 16-byte secret or key as URL-safe text; `bytes` sets the length. */
export function newSecret(bytes = 32): string {
  return randomBytes(bytes).toString('base64url');
}

/**
 * A UUIDv7: made in the application so that no sequence is shared between landlords, and ordered by time so that
 * indexes stay compact (RFC 9562, section 5.7).
 */
export function newId(atMilliseconds = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(atMilliseconds, 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for a lower-case UUID; anything else must never reach a query. */
export function isUuid(text: unknown): text is string {
  return typeof text === 'string' && uuidShape.test(text);
}
