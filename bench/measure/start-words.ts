import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const { scripts } = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8')) as { readonly scripts: { readonly start: string } };

const said = scripts.start.split(' ');

/** What `npm start` says to Node, so that what is measured is what people run. */
export const startWords: readonly string[] = said.filter((word) => word.startsWith('--'));

/** What `npm start` sets for the process and its libraries, by name. */
export const startSettings: Readonly<Record<string, string>> = Object.fromEntries(
  said.flatMap((word) => {
    const [, name, value] = /^([A-Z_]+)=(\S+)$/.exec(word) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value]];
  }),
);
