import { createHmac, timingSafeEqual } from 'node:crypto';

/** Which link of which landlord a token speaks of. */
export interface LinkName {
  readonly landlordId: string;
  readonly linkId: string;
}

/** What a link opens. Signed with it, so that no link of one kind is ever one of another. */
export type LinkDoor = 'resident link' | 'order link';

const macBytes = 16;
// 16 + 16 + 16 bytes are exactly 64 characters with no spare bits, so every token has one spelling.
const tokenShape = /^[A-Za-z0-9_-]{64}$/;

/** The text after /r/ in a resident's link, or after /o/ in one to an order: who, which, and the landlord's signature over both. */
export function makeLinkToken(key: Uint8Array, name: LinkName, door: LinkDoor = 'resident link'): string {
  const named = bytesOf(name);
  return Buffer.concat([named, signature(key, named, door)]).toString('base64url');
}

/** The landlord a token claims to come from: nothing more than where to look for the key that settles it. */
export function claimedLandlord(token: string): string | undefined {
  return tokenShape.test(token) ? uuidOf(Buffer.from(token, 'base64url').subarray(0, 16)) : undefined;
}

/** What the token names, if this key signed it. */
export function readLinkToken(key: Uint8Array, token: string, door: LinkDoor = 'resident link'): LinkName | undefined {
  if (!tokenShape.test(token)) return undefined;
  const bytes = Buffer.from(token, 'base64url');
  const named = bytes.subarray(0, 32);
  if (!timingSafeEqual(bytes.subarray(32), signature(key, named, door))) return undefined;
  return { landlordId: uuidOf(named.subarray(0, 16)), linkId: uuidOf(named.subarray(16)) };
}

function signature(key: Uint8Array, named: Uint8Array, door: LinkDoor): Buffer {
  return createHmac('sha256', key).update(`putright ${door}`).update(named).digest().subarray(0, macBytes);
}

function bytesOf({ landlordId, linkId }: LinkName): Buffer {
  const bytes = Buffer.from(`${landlordId}${linkId}`.replaceAll('-', ''), 'hex');
  if (bytes.length !== 32) throw new Error('A link is named by two UUIDs.');
  return bytes;
}

function uuidOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
