import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** What tells a file from every other: how long it is, and its hash. */
export interface FileSeal {
  readonly byteLength: number;
  readonly sha256: string;
}

/** Reads a file through once. */
export async function sealOfFile(path: string): Promise<FileSeal> {
  const hash = createHash('sha256');
  let byteLength = 0;
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      byteLength += chunk.length;
    }
  } catch (error) {
    throw (error as { code?: unknown }).code === 'ENOENT' ? new Error(`There is no file ${path}.`) : error;
  }
  return { byteLength, sha256: hash.digest('hex') };
}
