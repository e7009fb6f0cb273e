import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { agreed, aRepairContext, aRepairRecord, aVisit, visitDone, visitId } from '../../../test/builders/repair.ts';
import { instant, plainDate } from '../../clock/index.ts';
import { decideRepair, type RepairCommand } from './index.ts';

const onTheDay = aRepairContext({ now: instant('2026-11-26T10:00:00.000Z'), today: plainDate('2026-11-26') });
const booked = aRepairRecord({ stage: 'booked', visits: [aVisit()] });
const phone = { recordedAt: instant('2026-11-26T09:00:00.000Z'), receivedAt: instant('2026-11-27T10:00:00.000Z'), clock: 'right', minutesFast: 0 } as const;
const captured = { captureId: 'one', capturedBy: 'Sam Platt', visitId } as const;
const late: RepairCommand = { type: 'AttachCapture', ...captured, lines: [{ label: 'What was done', text: 'New washer' }], photos: [], phone };

describe('what was found at a visit', () => {
  it('is one entry, and changes nothing else: the outcome is told apart', () => {
    const reading = { kind: 'moisture', value: 22, where: 'Bedroom wall', instrument: 'Protimeter 5' } as const;
    const change = agreed(decideRepair(booked, { type: 'RecordFindings', visitId, findings: { checked: ['identity'], readings: [reading], presence: 'present', phone }, signature: null }, onTheDay));
    assert.deepEqual(change, { events: [{ type: 'FindingsRecorded', data: { visitId, checked: ['identity'], readings: [reading], presence: 'present', phone, signature: null } }] });
  });
});

describe('what a phone sent after the visit had changed', () => {
  const records = { 'an open repair': booked, 'a repair that is fixed': aRepairRecord({ stage: 'fixed', visits: [visitDone()] }), 'a closed one': aRepairRecord({ stage: 'closed' }), 'a cancelled one': aRepairRecord({ stage: 'cancelled' }) };
  for (const [what, record] of Object.entries(records)) {
    it(`is added to ${what}: somebody was at the door whatever became of the case`, () => {
      const { events, notices, file } = agreed(decideRepair(record, late, onTheDay));
      assert.deepEqual(events.map(({ type }) => type), ['CaptureAttached']);
      assert.equal(notices?.length, 1, 'its owner hears of it');
      assert.equal(file, undefined, 'and its stage is as it was');
    });
  }

  it('is put aside only with a reason, which stays on the record', () => {
    const aside: RepairCommand = { type: 'PutCaptureAside', ...captured, reason: 'Recorded at the wrong home' };
    assert.deepEqual(agreed(decideRepair(booked, aside, onTheDay)).events, [{ type: 'CapturePutAside', data: { ...captured, reason: 'Recorded at the wrong home' } }]);
  });
});
