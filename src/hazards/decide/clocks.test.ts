import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { agreed, atTime, commands, hazardStory, told } from '../../../test/builders/hazard.ts';
import { london } from '../../../test/builders/times.ts';
import { addHours, dateInLondon, englandAndWales, workingDaysBetween } from '../../clock/index.ts';
import { reportHazard } from './index.ts';

const { triage, investigated, madeSafe, summarySent, begun, finished, offered, step, inPerson } = commands;

describe('the clocks of a hazard', () => {
  it('count working days from the day after we became aware, and over the bank holidays of Christmas', () => {
    const cases = [
      { aware: '2026-11-30 09:00', investigate: '2026-12-14', summary: '2026-12-17', safe: '2026-12-21', backstop: '2027-03-08' },
      { aware: '2026-12-18 09:00', investigate: '2027-01-06', summary: '2027-01-11', safe: '2027-01-13', backstop: '2027-03-31' },
    ];
    for (const { aware, investigate, summary, safe, backstop } of cases) {
      const story = hazardStory(told({ awareAt: aware }));
      assert.equal(story.clocks()['hazards.investigate']?.due, investigate);
      assert.equal(story.does(`${investigate} 15:00`, investigated(`${investigate} 15:00`)), undefined);
      const clocks = story.clocks();
      assert.deepEqual([clocks['hazards.summary']?.due, clocks['hazards.make-safe']?.due, clocks['hazards.prevent-begin']?.due, clocks['hazards.prevent-backstop']?.due, clocks['hazards.alternative-accommodation']?.due], [summary, safe, safe, backstop, safe]);
      assert.deepEqual(clocks['hazards.investigate'], { due: investigate, status: 'met', late: false });
    }
  });

  it('of a report at 23:59 belong to that day, and one minute later to the next', () => {
    assert.equal(hazardStory(told({ awareAt: '2026-12-03 23:59' })).clocks()['hazards.investigate']?.due, '2026-12-17');
    assert.equal(hazardStory(told({ awareAt: '2026-12-04 00:00' })).clocks()['hazards.investigate']?.due, '2026-12-18');
  });

  it('of an emergency run 24 hours through nights, weekends and the night the clocks change', () => {
    const emergency = (awareAt: string) => hazardStory(told({ awareAt, saidEmergency: true })).clocks();
    assert.equal(emergency('2026-12-25 22:10')['hazards.emergency']?.due, london('2026-12-26 22:10'));
    assert.equal(emergency('2026-10-24 20:00')['hazards.emergency']?.due, addHours(london('2026-10-24 20:00'), 24));
    assert.equal(emergency('2026-10-24 20:00')['hazards.alternative-accommodation-emergency']?.due, london('2026-10-25 19:00'));
  });

  it('after an investigation that ends on a Friday count from the Monday', () => {
    const story = hazardStory(told({ awareAt: '2026-12-01 09:00' }));
    story.does('2026-12-04 16:30', investigated('2026-12-04 16:30'));
    assert.deepEqual([story.clocks()['hazards.summary']?.due, story.clocks()['hazards.make-safe']?.due], ['2026-12-09', '2026-12-11']);
  });

  it('start when we became aware, however late it was entered, and tell at once that one has run out', () => {
    const story = hazardStory(told({ awareAt: '2026-12-01 08:00', saidEmergency: true, lateBecause: 'Told at the door; the van had no signal' }), { enteredAt: '2026-12-02 10:00' });
    assert.equal(story.clocks()['hazards.emergency']?.due, london('2026-12-02 08:00'));
    assert.equal(story.does('2026-12-02 11:00', madeSafe('2026-12-02 10:30')), undefined);
    story.does('2026-12-02 11:00', investigated('2026-12-02 10:30', { found: 'emergency' }));
    assert.deepEqual(story.clocks()['hazards.emergency'], { due: london('2026-12-02 08:00'), status: 'met', late: true });
  });

  it('are met late or in time by when the act was done, not by when it was written down', () => {
    const story = hazardStory(told({ awareAt: '2026-12-01 08:00' }));
    story.does('2026-12-17 09:00', investigated('2026-12-15 14:00'));
    assert.deepEqual(story.clocks()['hazards.investigate'], { due: '2026-12-15', status: 'met', late: false });
  });
});

describe('what ends a clock', () => {
  const significant = () => {
    const story = hazardStory(told({ awareAt: '2026-12-01 09:00' }));
    story.does('2026-12-02 09:00', triage());
    story.does('2026-12-03 12:00', investigated('2026-12-03 11:00'));
    return story;
  };

  it('is its own act and nothing else', () => {
    const story = significant();
    const all = ['hazards.alternative-accommodation', 'hazards.make-safe', 'hazards.prevent-backstop', 'hazards.prevent-begin', 'hazards.summary'];
    assert.deepEqual(story.running(), all);
    const acts = [
      [summarySent('2026-12-04 09:00'), ['hazards.summary']],
      [begun('2026-12-04 10:00', 'steps taken'), ['hazards.prevent-begin']],
      [madeSafe('2026-12-07 10:00'), ['hazards.make-safe', 'hazards.alternative-accommodation']],
      [begun('2026-12-08 10:00'), ['hazards.prevent-backstop']],
    ] as const;
    let running: readonly string[] = all;
    for (const [act, ends] of acts) {
      assert.equal(story.does('2026-12-08 12:00', act), undefined, act.type);
      running = running.filter((rule) => !(ends as readonly string[]).includes(rule));
      assert.deepEqual(story.running(), running, act.type);
    }
    assert.equal(story.clocks()['hazards.alternative-accommodation']?.status, 'withdrawn');
    assert.equal(story.does('2026-12-20 12:00', finished('2026-12-20 11:00')), undefined);
  });

  it('is never a step: access refused, a contractor looked for, an approval awaited stop nothing', () => {
    const story = significant();
    const before = story.clocks();
    assert.equal(story.does('2026-12-04 12:00', step('2026-12-04 11:00', '2026-12-03 11:00')), undefined);
    assert.deepEqual(story.clocks(), before);
  });

  it('of somewhere to stay is the offer, made by the time it should have been safe', () => {
    const story = significant();
    assert.equal(story.does('2026-12-09 12:00', offered('2026-12-09 11:00')), undefined);
    assert.deepEqual(story.clocks()['hazards.alternative-accommodation'], { due: '2026-12-10', status: 'met', late: false });
    assert.ok(story.running().includes('hazards.make-safe'), 'an offer makes nothing safe');
  });

  it('of an emergency is both: investigated and made safe', () => {
    const story = hazardStory(told({ awareAt: '2026-12-01 09:00', saidEmergency: true }));
    story.does('2026-12-01 11:00', madeSafe('2026-12-01 10:30'));
    assert.ok(story.running().includes('hazards.emergency'));
    story.does('2026-12-01 12:00', investigated('2026-12-01 11:30', { found: 'emergency' }));
    assert.equal(story.clocks()['hazards.emergency']?.status, 'met');
    assert.deepEqual(story.running().filter((rule) => rule.includes('accommodation')), []);
  });

  it('an emergency found by a standard investigation has 24 hours from its end', () => {
    const story = hazardStory(told({ awareAt: '2026-12-01 09:00' }));
    story.does('2026-12-04 12:00', investigated('2026-12-04 11:00', { found: 'emergency' }));
    assert.equal(story.clocks()['hazards.emergency-found-on-investigation']?.due, london('2026-12-05 11:00'));
    assert.equal(story.clocks()['hazards.alternative-accommodation-emergency-found']?.due, london('2026-12-05 11:00'));
    assert.equal(story.clocks()['hazards.make-safe'], undefined);
  });

  it('a renewed investigation has ten working days from the tenant’s request, and only one in person answers it', () => {
    const story = hazardStory(told({ awareAt: '2026-12-01 09:00' }));
    story.does('2026-12-03 12:00', investigated('2026-12-03 11:00', { how: 'remote' }));
    assert.equal(story.does('2026-12-07 12:00', inPerson('2026-12-07 10:00')), undefined);
    assert.equal(story.clocks()['hazards.renewed-investigation']?.due, '2026-12-21');
    assert.equal(story.does('2026-12-08 12:00', investigated('2026-12-08 11:00', { how: 'remote' })), 'must-be-in-person');
    assert.equal(story.does('2026-12-08 12:00', investigated('2026-12-08 11:00')), undefined);
    assert.equal(story.clocks()['hazards.renewed-investigation']?.status, 'met');
  });

  it('a clock that runs is never started again, whatever is recorded', () => {
    const story = significant();
    const safe = story.clocks()['hazards.make-safe'];
    story.does('2026-12-09 12:00', investigated('2026-12-09 11:00', { words: 'Seen once more' }));
    assert.deepEqual(story.clocks()['hazards.make-safe'], safe);
    story.does('2026-12-09 12:30', triage({ rationale: 'Weighed once more' }));
    assert.deepEqual(story.clocks()['hazards.make-safe'], safe);
  });
});

describe('law or policy', () => {
  const rulesOf = (wall: string, differing: Parameters<typeof told>[0] extends infer T ? Partial<T> : never = {}, place = { agreement: 'assured' as string | null, isSharedPlace: false }) =>
    (agreed(reportHazard({ type: 'ReportHazard', told: told({ awareAt: wall, ...differing }), place }, atTime('2027-01-20 12:00'))).set ?? [])
      .map(({ kind, due }) => `${kind} ${due.rule}`).filter((rule) => !rule.endsWith('triage'));
  const late = { lateBecause: 'Found in an old file' };

  it('the second phase’s hazards join at midnight in London on 30 November 2026, by data alone', () => {
    assert.deepEqual(rulesOf('2026-11-29 23:59', { suspected: 'excess-cold', ...late }), ['policy hazards-policy.investigate']);
    assert.deepEqual(rulesOf('2026-11-30 00:00', { suspected: 'excess-cold', ...late }), ['law hazards.investigate']);
  });

  it('damp, and an emergency of nearly any kind, are in from 27 October 2025; crowding never; the third phase has no date', () => {
    assert.deepEqual(rulesOf('2025-10-26 23:59', late), ['policy hazards-policy.investigate']);
    assert.deepEqual(rulesOf('2025-10-27 00:00', late), ['law hazards.investigate']);
    assert.deepEqual(rulesOf('2026-11-24 09:00', { suspected: 'lead', saidEmergency: true, ...late }), ['law hazards.emergency', 'law hazards.alternative-accommodation-emergency']);
    assert.deepEqual(rulesOf('2026-11-24 09:00', { suspected: 'crowding-and-space', saidEmergency: true, ...late }), ['policy hazards-policy.emergency', 'policy hazards-policy.alternative-accommodation-emergency']);
    assert.deepEqual(rulesOf('2027-01-19 09:00', { suspected: 'lead', ...late }), ['policy hazards-policy.investigate']);
  });

  it('a licence, a long lease and an empty home are handled by policy in the same times; a shared place counts with its homes', () => {
    for (const agreement of ['licence', 'leasehold', 'shared ownership', null]) {
      assert.deepEqual(rulesOf('2026-12-01 09:00', late, { agreement, isSharedPlace: false }), ['policy hazards-policy.investigate'], String(agreement));
    }
    for (const agreement of ['secure', 'introductory', 'assured', 'assured shorthold', 'starter', 'flexible']) {
      assert.deepEqual(rulesOf('2026-12-01 09:00', late, { agreement, isSharedPlace: false }), ['law hazards.investigate'], agreement);
    }
    assert.deepEqual(rulesOf('2026-12-01 09:00', late, { agreement: null, isSharedPlace: true }), ['law hazards.investigate']);
  });

  it('policy is due on the very day the law would be', () => {
    const due = (agreement: string) => Object.values(hazardStory(told({ awareAt: '2026-12-18 09:00' }), { place: { agreement, isSharedPlace: false } }).clocks()).filter(({ due: on }) => on > '2026-12-22').map(({ due: on }) => on);
    assert.deepEqual(due('licence'), due('assured'));
  });

  it('what we knew before its phase stays policy until it is told again, and then the law counts from that report', () => {
    const story = hazardStory(told({ awareAt: '2026-11-27 09:00', suspected: 'excess-cold' }));
    story.does('2026-11-30 09:00', triage({ kind: 'excess-cold' }));
    assert.deepEqual(story.running(), ['hazards-policy.investigate']);
    const again = (at: string) => ({ type: 'HearAgain', awareAt: london(at), route: 'resident', words: 'It is colder', saidEmergency: false, reporterName: 'Ms A. Okafor', lateBecause: 'Told on Sunday' }) as const;
    assert.equal(story.does('2026-11-30 10:00', again('2026-11-29 23:00')), undefined);
    assert.deepEqual(story.running(), ['hazards-policy.investigate']);
    assert.equal(story.does('2026-12-02 10:00', again('2026-12-02 09:30')), undefined);
    assert.equal(story.clocks()['hazards.investigate']?.due, '2026-12-16');
    assert.deepEqual(story.running(), ['hazards.investigate']);
  });

  it('what is told again of a hazard whose law clocks run leaves them where they are', () => {
    const story = hazardStory(told({ awareAt: '2026-12-01 09:00' }));
    story.does('2026-12-08 10:00', { type: 'HearAgain', awareAt: london('2026-12-08 09:30'), route: 'councillor', words: 'It spreads', saidEmergency: false, reporterName: 'Cllr Dean', lateBecause: '' });
    assert.equal(story.clocks()['hazards.investigate']?.due, '2026-12-15');
  });

  it('told again as an emergency, it is one from that word on', () => {
    const story = hazardStory(told({ awareAt: '2026-12-01 09:00' }));
    story.does('2026-12-08 10:00', { type: 'HearAgain', awareAt: london('2026-12-08 09:30'), route: 'resident', words: 'The ceiling is coming down', saidEmergency: true, reporterName: 'Ms A. Okafor', lateBecause: '' });
    assert.equal(story.clocks()['hazards.emergency']?.due, london('2026-12-09 09:30'));
    assert.equal(story.clocks()['hazards.investigate']?.status, 'withdrawn');
  });
});

describe('whenever we became aware', () => {
  it('the investigation is due after exactly ten working days, by law or by policy', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 24 * 800 }), fc.constantFrom('assured', 'licence'), (hours, agreement) => {
      const awareAt = addHours(london('2025-11-03 00:00'), hours);
      const { set = [] } = agreed(reportHazard({ type: 'ReportHazard', told: { ...told({ awareAt: '2026-01-05 09:00' }), awareAt, lateBecause: 'Late' }, place: { agreement, isSharedPlace: false } }, atTime('2028-06-01 12:00')));
      const due = set.find(({ due: { rule } }) => rule.endsWith('.investigate'))?.due;
      assert.ok(due !== undefined && 'dueOn' in due);
      assert.equal(workingDaysBetween(dateInLondon(awareAt), due.dueOn, englandAndWales), 10);
    }));
  });
});
