import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

const ROOT = join(import.meta.dirname, '..');
const files = globSync('src/**/*.ts', { cwd: ROOT }).toSorted().filter((path) => !path.endsWith('.test.ts') && !path.startsWith('src/demonstration/'));

/** SQL as it is handed to `query`, each with the file it is in. */
const statements = files.flatMap((path) => {
  const text = readFileSync(join(ROOT, path), 'utf8');
  return [...text.matchAll(/\.query(?:<[^(]*?>)?\(\s*(`(?:[^`\\]|\\.|\$\{[^}]*\})*`|'[^']*')/gs)].map(([, sql = '']) => ({ path, sql: sql.replaceAll(/\s+/g, ' ') }));
});

const isList = (sql: string) => /^.\s*(\$\{|with|select)/i.test(sql) && /\border by\b/i.test(sql);
const isLimited = (sql: string) => /\blimit\b/i.test(sql);
/** The rows of one record, or of those named: as many as it has, and its page shows all of them. */
const isOfNamedRecords = (sql: string) => /\b(?:case_id|to_case_id|id|batch_id|orphan_id|capture_id|link_id|person_id) = (?:any ?\()?\$\d/.test(sql);

/** Files with an ordered query of its own size, with the reason why that is no list to page. */
const boundedOtherwise: Readonly<Record<string, string>> = {
  'src/casefile/hand-over.ts': 'whoever leaves hands over every open case, and each is changed one by one',
  'src/casefile/queries/manage.ts': 'a number for each team and figure',
  'src/homes/end-home.ts': 'every open case at homes that end is held while they do',
  'src/homes/queries/home-end.ts': 'the homes of one batch of a file',
  'src/homes/store/homes-importer.ts': 'the organisations of a landlord',
  'src/homes/tell-cases.ts': 'every open case at homes that ended has it on its record',
  'src/performance/counting/compare.ts': 'a command that compares all there is',
  'src/performance/counting/mend-sums.ts': 'a command that compares all there is',
  'src/performance/queries/figures.ts': 'a number for each measure, month and part',
  'src/platform/backup/make-header.ts': 'the names of migrations',
  'src/platform/migrations/migrate.ts': 'the names of migrations',
  'src/platform/portable/export-landlords.ts': 'a command that takes all there is',
  'src/repairs/queries/diary.ts': 'visits of the days planned, kept few by the places of each half-day',
  'src/repairs/queries/visits.ts': 'the repairs that one person is to visit',
  'src/repairs/store/history-facts.ts': 'the staff that a file of the system before names',
  'src/staff/queries/cover.ts': 'who stands in for whom today',
  'src/staff/store/staff.ts': 'administrators, held while one of them leaves',
};

describe('every list pages by key', () => {
  test('the reading finds the statements of the product', () => {
    assert.ok(statements.length > 400, `only ${statements.length} were found`);
    assert.ok(statements.filter(({ sql }) => isList(sql)).length > 100);
  });

  test('nothing is skipped to get to a page: what lies before it would be read each time, and a row could be on two pages or none', () => {
    const skipping = files.filter((path) => /\boffset\s+(?:\$|\d)/i.test(readFileSync(join(ROOT, path), 'utf8')));
    assert.deepEqual(skipping, []);
  });

  test('each ordered query says how many rows at most, or is of records that are named', () => {
    const endless = statements.filter(({ path, sql }) => isList(sql) && !isLimited(sql) && !isOfNamedRecords(sql) && boundedOtherwise[path] === undefined);
    assert.deepEqual(endless.map(({ path, sql }) => `${path}: ${sql.slice(0, 120)}`), [], 'give it a limit and a key to go on after');
  });

  test('no reason stands here for a file that needs none', () => {
    const needed = new Set(statements.filter(({ sql }) => isList(sql) && !isLimited(sql) && !isOfNamedRecords(sql)).map(({ path }) => path));
    assert.deepEqual(Object.keys(boundedOtherwise).filter((path) => !needed.has(path)), []);
  });
});
