import { createReadStream } from 'node:fs';
import { sealed, type FileSeal } from '../platform/files/index.ts';

/** Reads a file through once for its seal. */
export async function sealOfFile(path: string): Promise<FileSeal> {
  const { bytes, seal } = sealed(createReadStream(path));
  try {
    for await (const _ of bytes);
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code === 'ENOENT') throw new Error(`There is no file ${path}.`, { cause: error });
    throw code === 'EISDIR' ? new Error(`${path} is a folder: name one file.`, { cause: error }) : error;
  }
  return seal();
}
