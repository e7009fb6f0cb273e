import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execPath } from 'node:process';
import { after, test } from 'node:test';

const ROOT = join(import.meta.dirname, '..');
const tree = mkdtempSync(join(tmpdir(), 'putright-boundaries-'));
after(() => rmSync(tree, { recursive: true, force: true }));

/** A house where each file breaks the rule it stands beside. */
const BROKEN: [rule: string, path: string, text: string][] = [
  ['no-cycles', 'src/homes/store.ts', `import { q } from './queries.ts'; export const s = q;`],
  ['no-cycles', 'src/homes/queries.ts', `import { s } from './store.ts'; export const q = s;`],
  ['pure-files-stay-pure', 'src/homes/decide.ts', `import { j } from './jobs.ts'; export const d = j;`],
  ['pure-files-need-no-machine', 'src/clock/index.ts', `import { hostname } from 'node:os'; export const c = hostname;`],
  ['only-the-chain-hashes', 'src/casefile/chain.ts', `import { readFileSync } from 'node:fs'; export const c = readFileSync;`],
  ['slices-by-the-front-door', 'src/repairs/routes.ts', `import { s } from '../homes/store.ts'; export const r = s;`],
  ['platform-by-the-front-door', 'src/staff/store.ts', `import { d } from '../platform/database/pool.ts'; export const r = d;`],
  ['platform-knows-no-housing', 'src/platform/database/pool.ts', `import { h } from '../../evidence/index.ts'; export const d = h;`],
  ['pure-rooms-stand-alone', 'src/law/index.ts', `import { h } from '../evidence/index.ts'; export const l = h;`],
  ['foundations-do-not-look-up', 'src/evidence/index.ts', `import { r } from '../repairs/index.ts'; export const h = r;`],
  ['cases-do-not-look-up', 'src/repairs/index.ts', `import { i } from '../insight/index.ts'; export const r = i;`],
  ['nothing-needs-the-demonstration', 'src/insight/index.ts', `import { d } from '../demonstration/index.ts'; export const i = d;`],
  ['no-drawers-for-odds-and-ends', 'src/homes/jobs.ts', `import { d } from './helpers/dates.ts'; export const j = d;`],
  ['everything-resolves', 'src/homes/routes.ts', `import { n } from './nowhere.ts'; export const r = n;`],
];
const SOUND: [path: string, text: string][] = [
  ['src/demonstration/index.ts', 'export const d = 1;'],
  ['src/homes/helpers/dates.ts', 'export const d = 1;'],
];

const reported = cruise([...BROKEN.map(([, path, text]): [string, string] => [path, text]), ...SOUND]);

for (const rule of new Set(BROKEN.map(([name]) => name))) {
  test(`a broken house is told of by ${rule}`, () => {
    assert.match(reported, new RegExp(`error ${rule}: `));
  });
}

function cruise(files: [string, string][]): string {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  }
  const program = join(ROOT, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const result = spawnSync(execPath, [program, 'src', '--config', join(ROOT, '.dependency-cruiser.cjs')], { cwd: tree, encoding: 'utf8' });
  return result.stdout + result.stderr;
}
