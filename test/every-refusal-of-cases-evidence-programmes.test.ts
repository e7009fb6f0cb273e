import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { caseRefusals } from '../src/casefile/forms/case-forms.ts';
import { programmeRefusals } from '../src/programmes/decide.ts';
import { rowsOfBulkOwners, rowsOfCases, type CaseRefusalName } from './doors/rows-of-cases.ts';
import { rowsOfEvidence, rowsOfOrphans } from './doors/rows-of-evidence.ts';
import { rowsOfApproaches, rowsOfStart } from './doors/rows-of-outreach.ts';
import { rowsOfProgrammes } from './doors/rows-of-programmes.ts';

// As for repairs: a refusal that can be met at a door is tried there, or it is said here why it cannot be met.

const root = join(import.meta.dirname, '..');
const files = globSync('src/**/*.ts', { cwd: root }).filter((path) => !path.endsWith('.test.ts') && !path.startsWith('src/demonstration/'));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const callersOf = (...doors: readonly string[]): string[] => files.filter((path) => doors.some((door) => new RegExp(String.raw`(?<!function )\b${door}\((?!(?:visit|asking|tx|doer|keeping): )`).test(read(path)))).toSorted();
const namesIn = (path: string, type: string): string[] => [...(new RegExp(`type ${type} =([^;]+);`).exec(read(path))?.[1] ?? '').matchAll(/'([a-z-]+)'/g)].map(([, name]) => name ?? '');

function assertAllTried(named: readonly string[], tried: ReadonlySet<string>, cannot: Readonly<Record<string, string>>): void {
  assert.ok(named.length > 0);
  assert.deepEqual(named.filter((refusal) => !tried.has(refusal) && cannot[refusal] === undefined), [], 'without a row, and without a reason');
  assert.deepEqual(Object.keys(cannot).filter((refusal) => tried.has(refusal) || !named.includes(refusal)), [], 'a reason for what is tried, or is no refusal');
}

describe('what may be done to a case of any kind', () => {
  const names = Object.keys(caseRefusals) as CaseRefusalName[];

  test('each refusal is tried at its page and by a program', () => {
    assertAllTried(names, new Set(rowsOfCases.map(({ refusal }) => refusal)), { 'changed-meanwhile': 'said of one case among many; one alone comes back with what was typed' });
  });

  test('each refusal of a change of hands is tried for many at once', () => {
    const ofOne = new Set(rowsOfCases.filter(({ command }) => command === 'ChangeOwner').map(({ refusal }) => refusal));
    assertAllTried([...ofOne, 'changed-meanwhile'], new Set(rowsOfBulkOwners.map(({ refusal }) => refusal)), {});
  });

  test('each command is refused something', () => {
    const types = [...read('src/casefile/decide.ts').matchAll(/\{ readonly type: '(\w+)'|^\s+readonly type: '(\w+)'/gm)].map(([, short, long]) => short ?? long ?? '');
    assert.deepEqual([...new Set(types)].toSorted(), [...new Set(rowsOfCases.map(({ command }) => command))].toSorted());
  });

  test('every way in is known: page and API, many at once, a leaver’s cases, and what residents say on their pages', () => {
    // The decision has a function of the same name as the door.
    assert.deepEqual(callersOf('performOnCase', 'changeOwner', 'handOverCases').filter((path) => path !== 'src/casefile/decide.ts'), [
      'src/casefile/change-owner.ts', 'src/casefile/hand-over.ts', 'src/casefile/routes/bulk-owner.ts', 'src/casefile/routes/case-doings.ts', 'src/modules.ts',
      'src/repairs/routes/resident/join-report.ts', 'src/repairs/routes/resident/own-needs.ts', 'src/repairs/routes/resident/reporter.ts',
    ]);
  });
});

describe('what may be done with evidence', () => {
  test('each refusal is tried where it can be met', () => {
    const tried = new Set([...rowsOfEvidence.map(({ refusal }) => refusal as string), 'nothing-sent']);
    assertAllTried(namesIn('src/evidence/decide/evidence-of-case.ts', 'EvidenceRefusal'), tried, { 'no-such-evidence': 'an address names the evidence alone, and its case is read from it' });
  });

  test('and of what arrived without a case', () => assertAllTried(namesIn('src/evidence/orphans/settle.ts', 'OrphanRefusal'), new Set(rowsOfOrphans.map(({ refusal }) => refusal)), {}));

  test('every way in is known', () => {
    assert.deepEqual(callersOf('performOnEvidence', 'addByItself', 'matchOrphan', 'putAside'), [
      'src/evidence/add-files.ts', 'src/evidence/orphans/hold.ts', 'src/evidence/orphans/settle.ts', 'src/evidence/routes/api.ts', 'src/evidence/routes/orphans-api.ts', 'src/evidence/routes/orphans.ts', 'src/evidence/routes/sealed.ts',
    ]);
  });
});

describe('what may be done with a programme', () => {
  test('each refusal is tried at its page and by a program', () => assertAllTried(Object.keys(programmeRefusals), new Set(rowsOfProgrammes.map(({ refusal }) => refusal)), {}));
  test('every way in is known', () => assert.deepEqual(callersOf('keepProgramme', 'makeProgramme'), ['src/programmes/routes/api.ts', 'src/programmes/routes/forms.ts', 'src/programmes/routes/programmes.ts']));
});

describe('what may be done when homes are asked', () => {
  test('each refusal to begin is tried at its page and by a program', () => {
    assertAllTried(namesIn('src/outreach/decide/start.ts', 'StartRefusal'), new Set(rowsOfStart.map(({ refusal }) => refusal)), { 'too-many-homes': 'the page offers no more than can be asked; a program is tried beside the rows' });
  });
  test('and each of what came of it', () => assertAllTried(namesIn('src/outreach/decide/approach.ts', 'ApproachRefusal'), new Set(rowsOfApproaches.map(({ refusal }) => refusal)), {}));
  // A resident’s link says only that all is well, now: its two refusals are tried beside the rows.
  test('every way in is known: page, API, and a resident’s link', () => {
    assert.deepEqual(callersOf('performStart', 'performOnApproach').filter((path) => path !== 'src/outreach/perform.ts' && path !== 'src/outreach/perform-start.ts'), [
      'src/outreach/routes/api.ts', 'src/outreach/routes/approach.ts', 'src/outreach/routes/new.ts', 'src/outreach/routes/resident.ts',
    ]);
  });
});
