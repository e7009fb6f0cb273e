import { mkdir, open, readFile, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { newSecret } from '../ids.ts';
import { pathInStore, type FileName, type FileStore } from './file-store.ts';
import { sealed } from './sealed.ts';

/** Keeps files under `folder`/<landlord>/<2 hex>/<id>.<part>, readable by this user only. */
export function openFolderStore(folder: string): FileStore {
  return {
    put: (landlordId, name, bytes) => writeWhole(pathOf(folder, landlordId, name), (file) => file.writeFile(bytes)),
    get: (landlordId, name) => ifThere(() => readFile(pathOf(folder, landlordId, name))),
    putStream: async (landlordId, name, chunks) => {
      const { bytes, seal } = sealed(chunks);
      await writeWhole(pathOf(folder, landlordId, name), (file) => file.writeFile(bytes));
      return seal();
    },
    open: async (landlordId, name) => (await ifThere(() => open(pathOf(folder, landlordId, name))))?.createReadStream(),
    remove: (landlordId, name) => rm(pathOf(folder, landlordId, name), { force: true }),
  };
}

const pathOf = (folder: string, landlordId: string, name: FileName): string => join(folder, pathInStore(landlordId, name));

/** Written beside, flushed to the disk, then renamed: a reader or a crash sees all of it or none. */
async function writeWhole(path: string, write: (file: FileHandle) => Promise<void>): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const unfinished = `${path}.${newSecret(6)}.unfinished`;
  try {
    await flushed(unfinished, 'wx', write);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  await flushed(dirname(path), 'r', async () => {});
}

async function flushed(path: string, mode: 'wx' | 'r', work: (file: FileHandle) => Promise<void>): Promise<void> {
  const file = await open(path, mode, 0o600);
  try {
    await work(file);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function ifThere<Found>(look: () => Promise<Found>): Promise<Found | undefined> {
  try {
    return await look();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
