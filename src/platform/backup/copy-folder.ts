import { createWriteStream } from 'node:fs';
import { access, mkdir, readdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ArchiveWriter } from './archive-writer.ts';

/** Half-written files carry this ending until they are whole: nobody has ever seen them. */
const UNFINISHED = /\.unfinished$/;

/** Adds every file of a folder, however deep. Gives how many; none when there is no such folder. */
export async function addFolderOfFiles(archive: ArchiveWriter, name: string, folder: string): Promise<number> {
  let added = 0;
  for await (const file of filesIn(folder)) if (await archive.addFile(`${name}/${file}`, join(folder, file))) added += 1;
  return added;
}

async function* filesIn(folder: string, within = ''): AsyncGenerator<string> {
  const entries = await readdir(join(folder, within), { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  for (const entry of entries) {
    const name = within === '' ? entry.name : `${within}/${entry.name}`;
    if (entry.isDirectory()) yield* filesIn(folder, name);
    else if (entry.isFile() && !UNFINISHED.test(name)) yield name;
  }
}

/** Moves every file to its place in `to`, on the same disk. One that is there already stays: a name always means the same bytes. */
export async function moveFilesInto(from: string, to: string): Promise<number> {
  let moved = 0;
  for await (const file of filesIn(from)) {
    const target = join(to, file);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    if (await isThere(target)) continue;
    await rename(join(from, file), target);
    moved += 1;
  }
  return moved;
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(() => true, () => false);
}

/** A stream to a new file under this folder, flushed to the disk when it ends. */
export async function newFile(folder: string, name: string) {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  return createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true });
}
