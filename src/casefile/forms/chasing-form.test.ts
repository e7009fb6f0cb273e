import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { plainDate } from '../../clock/index.ts';
import { usualLadder } from '../policy/chasing.ts';
import { withChaseVersion } from '../policy/chasing-versions.ts';
import { parseChasing } from './chasing-form.ts';

const subjects = new Map([['repair:', 'Repair: every stage'], ['repair:fixed', 'Repair: fixed']]);
const ladder = (line: string, differing: Readonly<Record<string, string>> = {}) =>
  Object.fromEntries(Object.entries({ ...usualLadder, ...differing }).map(([field, value]) => [`${field}${line}`, String(value)]));
const from = { 'from-day': '1', 'from-month': '12', 'from-year': '2026' };
const today = plainDate('2026-11-24');

function problemsOf(body: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const parsed = parseChasing(body, subjects, { setBy: 'A. Dean', today });
  return parsed.ok ? {} : parsed.errors;
}

describe('how a landlord’s people are chased, as an administrator sets it', () => {
  it('is one ladder for every case and one for each exception that names what it is for', () => {
    const parsed = parseChasing({ ...from, ...ladder(''), ...ladder('1'), about3: 'repair:fixed', ...ladder('3', { repeatEveryWorkingDays: '2' }) }, subjects, { setBy: 'A. Dean', today });
    assert.deepEqual(parsed, {
      ok: true,
      command: { from: '2026-12-01', setBy: 'A. Dean', ladders: [{ kind: '', stage: '', ...usualLadder }, { kind: 'repair', stage: 'fixed', ...usualLadder, repeatEveryWorkingDays: 2 }] },
    });
  });

  const refused: [why: string, body: Readonly<Record<string, string>>, field: string][] = [
    ['a day that has passed', { ...from, 'from-month': '11', ...ladder('') }, 'from'],
    ['no day', { ...ladder('') }, 'from'],
    ['a number that was left out', { ...from, ...ladder('', { repeatEveryWorkingDays: '' }) }, 'repeatEveryWorkingDays'],
    ['managers who would hear after a month', { ...from, ...ladder('', { escalateAfterWorkingDays: '21' }) }, 'escalateAfterWorkingDays'],
    ['nobody ever told again', { ...from, ...ladder('', { repeatEveryWorkingDays: '0' }) }, 'repeatEveryWorkingDays'],
    ['a wrong number of an exception, on the line it was typed on', { ...from, ...ladder(''), about3: 'repair:', ...ladder('3', { remindHoursBefore: '100' }) }, 'remindHoursBefore3'],
    ['the same exception twice', { ...from, ...ladder(''), about1: 'repair:', ...ladder('1'), about2: 'repair:', ...ladder('2') }, 'about2'],
    ['an exception for what there is none of', { ...from, ...ladder(''), about1: 'complaint:stage 9', ...ladder('1') }, 'about1'],
  ];
  for (const [why, body, field] of refused) it(`refuses ${why}`, () => assert.deepEqual(Object.keys(problemsOf(body)), [field]));
  it('may stand otherwise', () => assert.deepEqual(problemsOf({ ...from, ...ladder('') }), {}));

  it('from the same day gives way to the newer, and earlier ones stay', () => {
    const version = (on: string, setBy: string) => ({ from: plainDate(on), setBy, ladders: [] });
    const settings = { chasing: { versions: [version('2026-12-01', 'first'), version('2026-06-01', 'before')] } };
    assert.deepEqual(withChaseVersion(settings, version('2026-12-01', 'second')).versions.map(({ setBy }) => setBy), ['second', 'before']);
  });
});
