import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { beforeTheFirstReport, type Readiness } from './before-the-first-report.ts';

const nothing: Readiness = { hasOwner: false, hasHomes: false, hasResidents: false, hasOfficeHours: false, hasOnCall: false, withoutOwner: [] };
const left = (differing: Partial<Readiness>): readonly string[] => beforeTheFirstReport({ ...nothing, ...differing }).filter(({ isDone }) => !isDone).map(({ what }) => what);

describe('what is left to do before the first report', () => {
  it('a new landlord has everything to do, the people first', () => assert.deepEqual(left({}), ['owner', 'homes', 'residents', 'office hours', 'on call']));
  it('what is done is not left', () => assert.deepEqual(left({ hasOwner: true, hasOfficeHours: true }), ['homes', 'residents', 'on call']));
  it('homes without anybody who could own a report are not enough', () => assert.deepEqual(left({ hasHomes: true, hasResidents: true, hasOfficeHours: true, hasOnCall: true }), ['owner']));
  it('once reports can be taken nothing is asked for any more', () => assert.deepEqual(beforeTheFirstReport({ ...nothing, hasOwner: true, hasHomes: true }), []));
});
