import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { msOkafor } from '../../../test/builders/people.ts';
import { agreed, aRepairContext, aRepairRecord, aReport, aVisit } from '../../../test/builders/repair.ts';
import { tuesdayMorning } from '../../../test/builders/case.ts';
import { emptyRepair, evolve } from '../evolve.ts';
import { decideRepair, reportRepair } from './index.ts';

const mornings = { type: 'SayWhenItSuits', wishes: ['tuesday', 'morning'] } as const;

describe('when a visit suits the resident', () => {
  it('is kept with the report, and with nothing said nothing is kept', () => {
    const report = (wishes: readonly ['morning'] | readonly []) => {
      const { events } = agreed(reportRepair({ type: 'ReportRepair', report: aReport(), isEmergency: false, photos: [], wishes }, aRepairContext()));
      return events.reduce((repair, event) => evolve(repair, event, tuesdayMorning), emptyRepair('one' as never, tuesdayMorning));
    };
    assert.deepEqual([report(['morning']).wishes, report([]).wishes], [['morning'], []]);
  });

  it('said anew takes the place of what was said before', () => {
    const record = aRepairRecord({ wishes: ['afternoon'] });
    const { events } = agreed(decideRepair(record, mornings, aRepairContext()));
    assert.deepEqual(events.reduce((repair, event) => evolve(repair, event, tuesdayMorning), record.repair).wishes, mornings.wishes);
  });

  it('said by the resident is a contact with them; noted by staff it is not one', () => {
    const saidBy = (context = aRepairContext()) => agreed(decideRepair(aRepairRecord(), mornings, context)).contacts?.map(({ words }) => words);
    assert.deepEqual(saidBy(aRepairContext({ actor: msOkafor })), ['A visit suits them on Tuesdays, in the morning']);
    assert.equal(saidBy(), undefined);
  });

  it('refuses no visit: the owner hears of the one that is booked at another time, and it stands', () => {
    const booked = aRepairRecord({ stage: 'booked', visits: [aVisit()] });
    const { notices, events } = agreed(decideRepair(booked, mornings, aRepairContext()));
    assert.deepEqual([notices?.length, events.map(({ type }) => type)], [1, ['WishesSaid']]);
    const suited = agreed(decideRepair(booked, { ...mornings, wishes: ['thursday'] }, aRepairContext()));
    assert.equal(suited.notices, undefined);
  });
});
