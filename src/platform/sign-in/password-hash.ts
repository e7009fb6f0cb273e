import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from 'node:crypto';

interface Cost {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

// OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, 2 passes, 1 lane.
const cost: Cost = { memory: 19_456, passes: 2, parallelism: 1 };
const tagLength = 32;

/** The password as a PHC string, `$argon2id$v=19$m=…,t=…,p=…$salt$hash`, which carries its own cost. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive(password, { nonce, tagLength, ...cost });
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(nonce)}$${base64(tag)}`;
}

/**
 * Whether the password is the one that was hashed. With no hash (an unknown name, or one that has no password) it does
 * the same work and says no, so that the time taken tells nothing.
 */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const known = stored === null ? undefined : readHash(stored);
  const against = known ?? { ...cost, nonce: Buffer.alloc(16), tag: Buffer.alloc(tagLength) };
  const { tag: expected, ...parameters } = against;
  const tag = await derive(password, { ...parameters, tagLength: expected.length });
  return timingSafeEqual(tag, expected) && known !== undefined;
}

/** True when the hash was made at another cost than today's and should be made again at the next sign-in. */
export function isOutdatedHash(stored: string): boolean {
  const known = readHash(stored);
  return known === undefined || known.memory !== cost.memory || known.passes !== cost.passes || known.parallelism !== cost.parallelism;
}

const shape = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/;

function readHash(stored: string): (Cost & { readonly nonce: Buffer; readonly tag: Buffer }) | undefined {
  const match = shape.exec(stored);
  if (match === null) return undefined;
  const [, memory, passes, parallelism, nonce = '', tag = ''] = match;
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    nonce: Buffer.from(nonce, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  };
}

function derive(password: string, parameters: Omit<Argon2Parameters, 'message'>): Promise<Buffer> {
  // The same letters may arrive composed or not, depending on the keyboard.
  const message = password.normalize('NFKC');
  return new Promise((resolve, reject) => {
    argon2('argon2id', { message, ...parameters }, (error, key) => (error === null ? resolve(key) : reject(error)));
  });
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
