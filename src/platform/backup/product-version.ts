import { readFileSync } from 'node:fs';
import { arch, platform } from 'node:process';

/** The version of the program that runs. */
export function productVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as { version: string };
  return version;
}

/** The kind of machine: a database's own files may be read only on the same. */
export const machine = `${platform}-${arch}`;
