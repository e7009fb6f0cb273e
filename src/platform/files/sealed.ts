import { createHash } from 'node:crypto';
import type { FileSeal } from './file-store.ts';

/** The same bytes passed on, and their seal once they have all gone by. */
export function sealed(bytes: AsyncIterable<Uint8Array>): { readonly bytes: AsyncIterable<Uint8Array>; readonly seal: () => FileSeal } {
  const hash = createHash('sha256');
  let byteLength = 0;
  async function* passing(): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytes) {
      hash.update(chunk);
      byteLength += chunk.length;
      yield chunk;
    }
  }
  return { bytes: passing(), seal: () => ({ byteLength, sha256: hash.digest('hex') }) };
}
