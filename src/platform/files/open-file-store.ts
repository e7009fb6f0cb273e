import { join } from 'node:path';
import type { Config } from '../config.ts';
import type { FileStore } from './file-store.ts';
import { openFolderStore } from './folder-store.ts';
import { openS3Store } from './s3-store.ts';

/** Where this installation keeps files: a bucket when one is set, else the folder `files` in its data folder. */
export function openFileStore({ dataDir, filesInS3 }: Pick<Config, 'dataDir' | 'filesInS3'>): FileStore {
  return filesInS3 === undefined ? openFolderStore(join(dataDir, 'files')) : openS3Store(filesInS3);
}
