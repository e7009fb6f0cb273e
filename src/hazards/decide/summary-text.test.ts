import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { atTime, commands, hazardStory, inDetail, summaryWords, told } from '../../../test/builders/hazard.ts';
import { unfitWordsIn } from '../../correspondence/index.ts';
import { firstWords } from './first-words.ts';
import { summaryText } from './summary-text.ts';
import { lastDayOf, toBeSafe, toHaveBegun } from './write-summary.ts';
import type { HazardCommand } from './index.ts';

const { inPerson, investigated, madeSafe, triage } = commands;
const lookedAt = '2026-12-03 11:00';
type Found = Parameters<typeof investigated>[1];

/** A hazard told of on the first of December and looked into on the third. */
function looked(found: Found = {}, ...more: readonly HazardCommand[]) {
  const story = hazardStory(told({ awareAt: '2026-12-01 09:00' }));
  for (const command of [triage(), investigated(lookedAt, found), ...more]) assert.equal(story.does('2026-12-04 12:00', command), undefined, command.type);
  return story.record();
}
const { today, calendar } = atTime('2026-12-04 12:00');
const say = ({ hazard }: ReturnType<typeof looked>, words: Partial<typeof summaryWords> | { readonly safety: null } = {}) =>
  summaryText({ ...summaryWords, ...words }, { hazard, address: '14 Larch House', phone: '0161 496 0000', emergencyPhone: '0161 496 0999', today });

describe('the text of a written summary', () => {
  const table: readonly (readonly [why: string, text: string, says: RegExp])[] = [
    ['names the danger and the law’s own time', say(looked()), /It is a significant hazard: damp and mould growth\. That is a danger which the law asks us to make safe within 5 working days of looking into it\./],
    ['of an emergency the hours', say(looked({ found: 'emergency' })), /It is an emergency hazard: damp and mould growth\. That is a danger which the law asks us to make safe within 24 hours\./],
    ['says the days of each work', say(looked()), /We wash the wall down and treat the mould\. We will begin by Wednesday 9 December and finish by Thursday 10 December\./],
    ['says one day where both are the same', say(looked(), { safety: { ...summaryWords.safety, beginBy: summaryWords.safety.doneBy } } as never), /We will begin and finish by Thursday 10 December\./],
    ['what is safe already is said with its day', say(looked({}, madeSafe('2026-12-04 09:00')), { safety: null } as never), /We made it safe on Friday 4 December\./],
    ['says why nothing more needs doing', say(looked(), { nothingBecause: 'The leak was mended in May' }), /Nothing more needs doing\. This is why: The leak was mended in May\./],
    ['after one from afar says that they may ask for one in person, and how soon', say(looked({ how: 'remote' })), /You may ask us to come and look in person: we do so within 10 working days of your asking\./],
    ['says whom to call when it gets worse', say(looked()), /If it gets worse, call 0161 496 0999 at any hour\./],
    ['and always how to complain, and the Ombudsman', say(looked(), { found: 'x' }), /You can make a complaint at any time[\s\S]*Housing Ombudsman/],
  ];
  for (const [why, text, says] of table) it(why, () => assert.match(text, says));

  it('of what is no danger says that none was found', () => assert.match(say(looked({ found: 'neither', safetyWork: '', prevention: '' })), /We found no emergency hazard and no significant hazard of this kind: damp and mould growth\./));

  it('says nothing of our own that we refuse others', () => {
    for (const [why, text] of table) assert.deepEqual(unfitWordsIn(text), [], why);
  });
});

describe('what a summary begins with', () => {
  it('is what was found in each room, and the cause as surely as it is known', () => {
    const { found } = firstWords(looked({ detail: inDetail({ rooms: [...inDetail().rooms, { room: 'Kitchen', size: 'none', squareMetres: null, signs: [], readings: [], words: '' }] }) }).hazard);
    assert.equal(found, 'Penetrating damp from a split downpipe. In the main bedroom we saw mould and damp patches over about 2 square metres and measured 28 % moisture. We found nothing in the kitchen. The cause is most likely: rain coming in, gutter or downpipe.');
  });

  it('makes no cause up', () => assert.match(firstWords(looked({ detail: inDetail({ causeId: 'unknown', sureness: null }) }).hazard).found, /We looked for the cause and have not found it yet\.$/));
});

describe('the last days that the law has, on the form and behind it', () => {
  it('are those of the clocks that run, and the same where a page has read none', () => {
    const record = looked();
    const unread = { ...record, spine: { ...record.spine, deadlines: [] } };
    for (const one of [record, unread]) assert.deepEqual([lastDayOf(one, toBeSafe, calendar), lastDayOf(one, toHaveBegun, calendar)], ['2026-12-10', '2027-02-25']);
  });

  it('are none where it is safe', () => assert.equal(lastDayOf(looked({}, madeSafe('2026-12-04 09:00')), toBeSafe, calendar), undefined));

  it('an investigation in person after one from afar moves no clock that runs', () => {
    const record = looked({ how: 'remote' }, inPerson('2026-12-03 12:00'));
    assert.equal(lastDayOf(record, toBeSafe, calendar), '2026-12-10');
  });
});
