import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const { scripts } = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8')) as { readonly scripts: { readonly start: string } };

/** What `npm start` says to Node, so that what is measured is what people run. */
export const startWords: readonly string[] = scripts.start.split(' ').filter((word) => word.startsWith('--'));
