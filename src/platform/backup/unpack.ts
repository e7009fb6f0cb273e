import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArchiveHeader } from './archive-header.ts';
import { readArchive, type ReadArchive } from './archive-reader.ts';
import { newFile } from './copy-folder.ts';

export interface Unpacking {
  readonly archive: string;
  /** New folders, by the first folder of a name inside the archive; what belongs to none of them is refused. */
  readonly places: Readonly<Record<string, string>>;
  /** Throws when this archive cannot be used here: before anything is unpacked. */
  readonly accept: (header: ArchiveHeader) => void;
}

/** Unpacks a whole archive and checks every hash. When anything is wrong, what was unpacked is removed again. */
export async function unpack({ archive, places, accept }: Unpacking): Promise<ReadArchive> {
  const pathOf = (name: string) => {
    const [first = '', ...rest] = name.split('/');
    const place = Object.hasOwn(places, first) ? places[first] : undefined;
    if (place === undefined) throw new Error(`The archive holds "${name}", which has no place here.`);
    return { place, rest: rest.join('/') };
  };
  try {
    for (const place of Object.values(places)) await mkdir(place, { recursive: true, mode: 0o700 });
    return await readArchive(archive, {
      header: accept,
      folder: async (name) => {
        const { place, rest } = pathOf(name);
        await mkdir(join(place, rest), { recursive: true, mode: 0o700 });
      },
      file: (name) => {
        const { place, rest } = pathOf(name);
        return newFile(place, rest);
      },
    });
  } catch (error) {
    for (const place of Object.values(places)) await rm(place, { recursive: true, force: true });
    throw error;
  }
}
