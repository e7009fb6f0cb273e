import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { plainDate } from '../../clock/index.ts';
import type { SiteHazard, SiteHazardFacts, SiteHazardId } from '../model.ts';
import { noRegisterHeld, registerInWords } from '../words.ts';
import { decideEnding, decideHazard, type HazardRefusal } from './site-hazards.ts';

const today = plainDate('2026-11-24');
const ceiling: SiteHazardFacts = { kind: 'asbestos', finding: 'presumed', location: 'Kitchen ceiling', whatToDo: 'Do not drill', source: 'Survey 1182', surveyedOn: plainDate('2024-03-03'), expiresOn: null };
const standing: SiteHazard = { ...ceiling, id: 'one' as SiteHazardId, homeId: null, blockId: null };

describe('an entry of the register', () => {
  const table: readonly (readonly [why: string, differing: Partial<SiteHazardFacts>, refusal: HazardRefusal | undefined, standing?: readonly SiteHazard[]])[] = [
    ['is what a survey says', {}, undefined],
    ['may say that none was found there, and then nothing to do', { finding: 'none found', whatToDo: '' }, undefined],
    ['says where', { location: '' }, 'location-missing'],
    ['says which survey', { source: '' }, 'source-missing'],
    ['is of a survey that was made', { surveyedOn: plainDate('2026-11-25') }, 'surveyed-in-the-future'],
    ['does not end before its survey', { expiresOn: plainDate('2024-03-02') }, 'expires-before-survey'],
    ['says what to do about what is presumed', { whatToDo: '' }, 'says-nothing-to-do'],
    ['stands once for a spot, however it is written', { location: ' kitchen CEILING ' }, 'on-the-register-already', [standing]],
    ['of another kind may stand at the same spot', { kind: 'lead paint' }, undefined, [standing]],
  ];
  for (const [why, differing, refusal, there = []] of table) {
    it(why, () => {
      const verdict = decideHazard({ ...ceiling, ...differing }, { standing: there, today });
      assert.equal(verdict.ok ? undefined : verdict.refusal, refusal);
    });
  }

  it('ends with a reason only', () => assert.deepEqual([decideEnding('').ok, decideEnding('Removed').ok], [false, true]));
});

describe('the register in words', () => {
  it('never says that there is nothing where nobody entered anything', () => {
    assert.equal(registerInWords([], today), noRegisterHeld);
    assert.match(noRegisterHeld, /^No register of site hazards is held/);
    assert.doesNotMatch(noRegisterHeld, /^None/);
  });

  it('says what is certain first, then what is presumed, then what was looked for and not found', () => {
    const told = registerInWords([{ ...ceiling, finding: 'none found', location: 'Bathroom', whatToDo: '' }, ceiling, { ...ceiling, finding: 'identified', location: 'Riser' }], today);
    assert.deepEqual(told.split('\n').map((line) => line.split(':')[0]), ['Asbestos, identified', 'Asbestos, presumed', 'Asbestos, none found']);
  });

  it('says what to do, by which survey, and when that is out of date', () => {
    assert.equal(registerInWords([{ ...ceiling, expiresOn: plainDate('2026-11-23') }], today),
      'Asbestos, presumed: Kitchen ceiling. Do not drill. Source: Survey 1182, Sunday 3 March 2024, good until Monday 23 November 2026. The survey is out of date: presume that there may be more.');
    assert.match(registerInWords([{ ...ceiling, kind: 'animals', expiresOn: plainDate('2026-11-23') }], today), /23 November 2026\. Nobody has looked at it again since: presume that it is still so, and ask us\.$/);
    assert.doesNotMatch(registerInWords([{ ...ceiling, expiresOn: today }], today), /out of date/);
  });
});
