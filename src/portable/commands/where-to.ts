import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The file to write: as named, or one named by the moment when a folder was given. */
export function archivePath(given: string, what: string, now: string): string {
  const path = resolve(given);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return path;
  return join(path, `${what}-${now.slice(0, 19).replaceAll(':', '-')}Z.tar.zst`);
}

/** '3.4 MB': the size of a file on the disk, for a person. */
export function sizeInWords(path: string): string {
  return `${(statSync(path).size / 1_000_000).toFixed(1)} MB`;
}
