import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchContext, Part } from './measure/figure.ts';
import { figuresInWords, roundedFigure } from './measure/print.ts';
import { readWords } from './measure/words.ts';

// npm run bench                     every part, one after another
// npm run bench -- create pages     these parts
// npm run bench -- create --seconds 10 --postgres debian
// Prints a table of each part, then one line of JSON. Figures to keep go into docs/performance.md with the date.

const parts: Readonly<Record<string, () => Promise<{ readonly part: Part }>>> = {
  create: () => import('./create.ts'),
  search: () => import('./search.ts'),
  managers: () => import('./managers.ts'),
  overload: () => import('./overload.ts'),
  photo: () => import('./photo.ts'),
  casefile: () => import('./casefile.ts'),
  'first-visit': () => import('./first-visit.ts'),
  pages: () => import('./pages.ts'),
  start: () => import('./start.ts'),
  recall: () => import('./recall.ts'),
  schedule: () => import('./schedule.ts'),
  sweep: () => import('./sweep.ts'),
  statistics: () => import('./statistics.ts'),
  insight: () => import('./insight.ts'),
};

const { names, options } = readWords(process.argv.slice(2));
const unknown = names.filter((name) => !(name in parts));
if (unknown.length > 0) throw new Error(`There is no bench called ${unknown.join(', ')}. There are: ${Object.keys(parts).join(', ')}.`);

const endings: (() => Promise<void> | void)[] = [];
const context: BenchContext = {
  say: (line) => console.error(line),
  option: (name) => options.get(name),
  newFolder: () => {
    const folder = mkdtempSync(join(tmpdir(), 'putright-bench-'));
    // PostgreSQL's own account must be able to walk in: it refuses to run as root.
    chmodSync(folder, 0o755);
    endings.push(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
    return folder;
  },
  atEnd: (action) => void endings.push(action),
};

async function endAll(): Promise<void> {
  for (let ending = endings.pop(); ending !== undefined; ending = endings.pop()) await ending();
}

// Where we may, ahead of whatever else runs here, the reference and the product alike.
try {
  setPriority(0, -5);
} catch {
  context.say('Measuring at the usual priority: only an administrator may raise it.');
}

process.once('SIGINT', () => void endAll().finally(() => process.exit(130)));

for (const name of names.length > 0 ? names : Object.keys(parts)) {
  const loading = parts[name];
  if (loading === undefined) continue;
  const { part } = await loading();
  const loadBefore = loadavg()[0] ?? 0;
  context.say(`\n${part.name}: ${part.about}`);
  try {
    const figures = await part.run(context);
    console.log(`\n${figuresInWords(figures)}\n`);
    console.log(JSON.stringify({ bench: part.name, on: new Date().toISOString(), node: process.version, cores: cpus().length, loadBefore, figures: figures.map(roundedFigure) }));
  } finally {
    await endAll();
  }
}
