import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface WhereTo {
  /** As typed: a file, or a folder that is there. */
  readonly given: string;
  /** What a file is called that is named by the moment. */
  readonly what: string;
  readonly now: string;
  /** Whether a file that is there already is meant to go. */
  readonly replace: boolean;
}

/** The file to write: as named, or one named by the moment when a folder was given. Throws rather than put it over another file. */
export function archivePath({ given, what, now, replace }: WhereTo): string {
  const path = resolve(given);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory() === true) return join(path, `${what}-${now.slice(0, 19).replaceAll(':', '-')}Z.tar.zst`);
  if (/[/\\]$/.test(given)) throw new Error(`There is no folder ${path} to write into: make it first, or name another.`);
  if (found !== undefined && !replace) throw new Error(`${path} is there already, and may be the only copy of what is in it. Nothing was written: name another file, or a folder, or add --replace.`);
  return path;
}

/** '3.4 MB': the size of a file on the disk, for a person. */
export function sizeInWords(path: string): string {
  return `${(statSync(path).size / 1_000_000).toFixed(1)} MB`;
}
