import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assetPaths } from '../platform/http/index.ts';

/** A script of the page, as it lies beside us: browsers read it as it is written. */
export interface ClientFile {
  readonly name: string;
  readonly text: string;
}

/** Everything that the page is made of, and what tells this release of it from every other. */
export interface Client {
  readonly release: string;
  readonly files: readonly ClientFile[];
  readonly addressOf: (name: string) => string;
}

const folder = join(import.meta.dirname, 'client');

export function readClient(): Client {
  const files = globSync('*.js', { cwd: folder }).toSorted().map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
  const release = createHash('sha256').update(JSON.stringify([files, assetPaths])).digest('hex').slice(0, 12);
  return { release, files, addressOf: (name) => `/phone/files/${release}/${name}` };
}

/**
 * What works behind the page. Its few lines name every file of this release, so that a new release is a new text: that is
 * how browsers find that there is one.
 */
export function workerText({ release, files, addressOf }: Client): string {
  const addresses = [...assetPaths, ...files.map(({ name }) => addressOf(name))];
  return `import { workBehind } from '${addressOf('worker.js')}';\nworkBehind(self, ${JSON.stringify({ release, page: '/phone', addresses })});\n`;
}
