import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { aCaseToSeal, aMessage, anItem, aPromise, theSystem } from '../../../test/builders/case-to-seal.ts';
import type { ReportBlock } from '../../platform/print/index.ts';
import { gapsOf } from '../decide/gaps.ts';
import type { SealedCasefile } from '../model.ts';
import { peopleLines } from './people.ts';
import { casefileReport } from './report.ts';

const now = '2026-11-22T10:00:00.000Z';
const record = aCaseToSeal({
  happened: [
    { type: 'NoteAdded', at: '2026-09-02T10:00:00.000Z', data: { words: 'Gate code' } },
    { type: 'VisitBooked', at: '2026-09-03T10:00:00.000Z', data: { purpose: 'repair', operativeName: 'Jo Lee' } },
    { type: 'DeadlineOverdue', at: '2026-09-04T10:00:00.000Z', data: { duty: 'Complete the repair' }, by: theSystem },
    { type: 'NoteAdded', at: '2026-09-05T10:00:00.000Z', data: { words: 'Rang' } },
  ],
  promises: [aPromise()], messages: [aMessage()], evidence: [anItem()],
});
const casefile: SealedCasefile = {
  reference: record.file.reference, audience: 'ombudsman', reason: 'They asked', madeAt: now, madeBy: 'P. Shah', landlord: 'Larch Homes',
  cases: [record], gaps: gapsOf(record, now as never), leftOut: [], withOriginals: new Set(),
};
const blocks = [...casefileReport(casefile, () => 'cases/REP-2026-00412/evidence/001.jpg')];
const textOf = (block: ReportBlock): string => (block.kind === 'list' ? block.items.join('\n') : block.text);

describe('the report of a casefile', () => {
  test('has the gaps before anything else, then who, what happened, promises, clocks, messages and evidence', () => {
    assert.deepEqual(blocks.filter((block) => block.kind === 'heading' && block.level < 3).map(textOf), [
      'Sealed casefile REP-2026-00412', 'Gaps in the record', 'What is in it', 'What was left out', 'To check it',
      'REP-2026-00412: Leak under the sink', 'Who had a part in it', 'What happened, from the beginning', 'Promises', 'Clocks', 'Messages', 'Evidence',
    ]);
  });

  test('says of each piece of evidence what it shows and its fingerprints, as shown and as sent', () => {
    const evidence = blocks.slice(blocks.findIndex((block) => textOf(block) === 'Evidence') + 1).map(textOf).join('\n');
    assert.match(evidence, /^001\.jpg: The leak \(photo\)\. Added by P\. Shah.*\nSHA-256 (ab){32}\nas it was sent (cd){32}$/);
  });

  test('says who was there at a visit, and that they signed', () => {
    const signed = aCaseToSeal({ happened: [{ type: 'FindingsRecorded', at: '2026-09-02T10:00:00.000Z', data: { checked: [], readings: [], presence: 'signed', visitId: 'v', signature: { photoId: 'evidence-1', sha256: 'ab', originalSha256: 'cd' } } }], evidence: [anItem({ caption: 'The resident’s signature' })] });
    const text = [...casefileReport({ ...casefile, cases: [signed] }, () => '001.jpg')].map(textOf).join('\n');
    assert.match(text, /The resident signed[\s\S]*001\.jpg: The resident’s signature \(photo\)/);
  });

  test('says of a photo whether it shows how it was before the work or after it', () => {
    const shown = aCaseToSeal({ evidence: [anItem({ phase: 'before' }), anItem({ id: 'evidence-2', caption: '', phase: 'after' })] });
    const lines = [...casefileReport({ ...casefile, cases: [shown] }, () => '001.jpg')].map(textOf);
    for (const words of ['001.jpg: The leak (photo before the work). Added', '001.jpg: photo after the work. Added']) assert.ok(lines.some((line) => line.startsWith(words)), words);
  });

  test('names everybody who wrote an entry or was to visit, and no program', () => {
    assert.deepEqual(peopleLines(record), ['P. Shah: 3 entries, 2 Sep 2026 to 5 Sep 2026', 'Jo Lee: to visit, 3 Sep 2026']);
  });

  test('an entry of years ago that lacks what its words are made of is told as it is held', () => {
    const old = aCaseToSeal({ happened: [{ type: 'VisitDone', at: '2026-09-02T10:00:00.000Z', data: { words: 'Mended it' } }] });
    assert.match([...casefileReport({ ...casefile, cases: [old] }, () => '')].map(textOf).join('\n'), /1\. Visit(ed to|\s+done)[\s\S]*Mended it/);
  });
});
