import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { answersFrom, type Answers } from '../forms/resident/answers.ts';

const cipher = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/** Why: nobody reads what a resident has not sent yet, not even who holds the database. */
const purpose = 'answers of a report that was not sent yet';

const keyOf = (token: string, landlordId: string): Buffer => Buffer.from(hkdfSync('sha256', token, landlordId, purpose, 32));

/**
 * The answers of an unsent report, locked with the token of its link: 12 bytes of chance, the 16 of the seal, then the
 * answers (AES-256-GCM, NIST SP 800-38D; the key by HKDF, RFC 5869).
 */
export function lockAnswers(answers: Answers, token: string, landlordId: string): Buffer {
  const iv = randomBytes(ivBytes);
  const locking = createCipheriv(cipher, keyOf(token, landlordId), iv);
  const { kept: _token, ...others } = answers;
  const locked = Buffer.concat([locking.update(JSON.stringify(others), 'utf8'), locking.final()]);
  return Buffer.concat([iv, locking.getAuthTag(), locked]);
}

/** What `lockAnswers` locked; undefined for another token, another landlord or bytes that are not whole. */
export function unlockAnswers(locked: Buffer, token: string, landlordId: string): Answers | undefined {
  try {
    const opening = createDecipheriv(cipher, keyOf(token, landlordId), locked.subarray(0, ivBytes));
    opening.setAuthTag(locked.subarray(ivBytes, ivBytes + tagBytes));
    const text = Buffer.concat([opening.update(locked.subarray(ivBytes + tagBytes)), opening.final()]).toString('utf8');
    return { ...answersFrom(JSON.parse(text) as Record<string, string>), kept: token };
  } catch {
    return undefined;
  }
}
