// 32 signs that cannot be mistaken for one another on paper or over the phone.
const signs = 'abcdefghijkmnpqrstuvwxyz23456789';

/** A password to hand over once, made from a random secret: 16 signs in fours, 80 bits. */
export function temporaryPasswordFrom(secret: string): string {
  const bytes = Buffer.from(secret, 'base64url').subarray(0, 16);
  if (bytes.length < 16) throw new Error('A temporary password needs a secret of at least 16 bytes.');
  const letters = [...bytes].map((byte) => signs[byte % signs.length]).join('');
  return letters.replaceAll(/(.{4})(?=.)/g, '$1-');
}
