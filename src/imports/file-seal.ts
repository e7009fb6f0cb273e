import { createReadStream } from 'node:fs';
import { sealed, type FileSeal } from '../platform/files/index.ts';

/** Reads a file through once for its seal. */
export async function sealOfFile(path: string): Promise<FileSeal> {
  const { bytes, seal } = sealed(createReadStream(path));
  try {
    for await (const _ of bytes);
  } catch (error) {
    throw (error as { code?: unknown }).code === 'ENOENT' ? new Error(`There is no file ${path}.`) : error;
  }
  return seal();
}
