import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { test } from 'node:test';
import { englandAndWales } from '../src/clock/index.ts';

const ROOT = join(import.meta.dirname, '..');
const PURE_FILE = /^src\/[^/]+\/((model|decide|access|forms)(\.ts|\/)|views\/)/;
const LONGEST_FILE = 250;
const LONGEST_TEST_FILE = 500;
const LONGEST_ADR = 120;
const LEAST_DAYS_OF_CALENDAR = 400;

type SourceFile = { path: string; text: string; code: string };

const files = globSync('{src,bin,e2e,bench,test}/**/*.ts', { cwd: ROOT }).toSorted().map((path): SourceFile => {
  const text = readFileSync(join(ROOT, path), 'utf8');
  return { path, text, code: withoutComments(text) };
});
const product = files.filter(({ path }) => path.startsWith('src/') && !isTest(path));
const inside = product.filter(({ path }) => !path.startsWith('src/platform/'));

const KEPT_IN_PLATFORM: [pattern: RegExp, why: string][] = [
  [/\bnew Date\(/, 'time arrives as an argument, so that every rule can be tried on any day'],
  [/\bDate\.now\b/, 'time arrives as an argument, so that every rule can be tried on any day'],
  [/\bTemporal\.Now\b/, 'time arrives as an argument, so that every rule can be tried on any day'],
  [/\bMath\.random\b/, 'chance arrives as an argument, so that every result can be repeated'],
  [/\bprocess\.env\b/, 'settings are read once, in src/platform, where they are checked'],
  [/formText\([^()]*'version'\)/, 'the version a form was made from is `seenVersion`, read by seenVersionIn, in one way for all'],
  [/(?<![.\w])fetch\(/, 'the outside world is reached through src/platform, where it has a timeout and a log line'],
];

for (const [pattern, why] of KEPT_IN_PLATFORM) {
  test(`outside src/platform nothing uses ${pattern.source}: ${why}`, () => {
    assert.deepEqual(inside.filter(({ code }) => pattern.test(code)).map(({ path }) => path), []);
  });
}

test('nothing is exported as default: one thing has one name, everywhere', () => {
  assert.deepEqual(files.filter(({ code }) => /^export default\b/m.test(code)).map(({ path }) => path), []);
});

test('no folder is a drawer for odds and ends: name it by what it holds', () => {
  assert.deepEqual(files.filter(({ path }) => /\/(utils|common|shared|helpers|lib)\//.test(path)).map(({ path }) => path), []);
});

test(`a file holds one idea: at most ${LONGEST_FILE} lines, or ${LONGEST_TEST_FILE} of tests`, () => {
  const tooLong = files.filter(({ path, text }) => text.split('\n').length - 1 > (isTest(path) ? LONGEST_TEST_FILE : LONGEST_FILE));
  assert.deepEqual(tooLong.map(({ path }) => path), []);
});

test('every test runs: none is left out by skip, todo or only', () => {
  const leftOut = /\b(test|it|describe|suite)\.(skip|todo|only)\b/;
  assert.deepEqual(files.filter(({ code }) => leftOut.test(code)).map(({ path }) => path), []);
});

test('beforeEach stands inside a describe: all files run in one process, and at the top it would run before every test of all', () => {
  assert.deepEqual(files.filter(({ code }) => /^(beforeEach|afterEach)\(/m.test(code)).map(({ path }) => path), []);
});

test("a pure file takes from another slice's front door only types, and what a pure file behind it offers", () => {
  const taken = inside.filter(({ path }) => PURE_FILE.test(path)).flatMap(impureThingsTaken);
  assert.deepEqual(taken, []);
});

test('a pure file takes only types from where its slice reads and writes', () => {
  assert.deepEqual(inside.filter(({ path }) => PURE_FILE.test(path)).flatMap(valuesTakenFromStorage), []);
});

test('decisions are numbered without gaps or repeats, have every part, and are short enough to be read', () => {
  const records = globSync('docs/adr/*.md', { cwd: ROOT }).toSorted().filter((path) => basename(path) !== 'README.md');
  const numbers = records.map((path) => Number(basename(path).slice(0, 4)));
  assert.deepEqual(numbers, numbers.map((_, index) => index + 1));
  for (const path of records) {
    const text = readFileSync(join(ROOT, path), 'utf8');
    assert.match(text, /^Status: (proposed|accepted|superseded by \d{4})$/im, `${path} has no status`);
    assert.match(text, /^Date: \d{4}-\d{2}-\d{2}$/m, `${path} has no date`);
    for (const part of ['Context', 'Decision', 'Consequences']) assert.match(text, new RegExp(`^## ${part}$`, 'm'), `${path} has no ${part}`);
    assert.ok(text.split('\n').length <= LONGEST_ADR, `${path} is longer than ${LONGEST_ADR} lines`);
  }
});

test(`bank holidays are known for more than ${LEAST_DAYS_OF_CALENDAR} days: add the next years before a due date needs them`, () => {
  const daysLeft = (Date.parse(englandAndWales.knownUntil) - Date.now()) / 86_400_000;
  assert.ok(daysLeft > LEAST_DAYS_OF_CALENDAR, `the calendar ends on ${englandAndWales.knownUntil}`);
});

function valuesTakenFromStorage({ path, code }: SourceFile): string[] {
  const imports = code.matchAll(/^import \{([^}]*)\} from '[./]*(?:store|queries)(?:\.ts|\/[^']*)';/gm);
  return [...imports].flatMap(([, names = '']) => valuesIn(names)).map((name) => `${path}: ${name}`);
}

function impureThingsTaken({ path, code }: SourceFile): string[] {
  const imports = code.matchAll(/^import \{([^}]*)\} from '((?:\.\.\/)+[a-z-]+\/index\.ts)';/gm);
  return [...imports].flatMap(([, names = '', door = '']) => {
    const doorPath = join(dirname(path), door);
    const behind = files.find((file) => file.path === doorPath)?.code ?? '';
    return valuesIn(names).filter((name) => !isPure(join(dirname(doorPath), whereExported(name, behind)))).map((name) => `${path}: ${name}`);
  });
}

function whereExported(name: string, door: string): string {
  const exports = door.matchAll(/^export \{([^}]*)\} from '(\.\/[^']+)';/gm);
  return [...exports].find(([, names = '']) => valuesIn(names).includes(name))?.[2] ?? 'index.ts';
}

function valuesIn(names: string): string[] {
  return names.split(',').map((name) => name.trim()).filter((name) => name !== '' && !name.startsWith('type '));
}

function isPure(path: string): boolean {
  return PURE_FILE.test(path) || /^src\/(law|clock|statistics|casefile\/chain)\b/.test(path);
}

function isTest(path: string): boolean {
  return path.startsWith('test/') || path.startsWith('e2e/') || path.endsWith('.test.ts');
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '').replaceAll(/\s\/\/ .*$/gm, '');
}
