import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isUnfit, whyUnfit } from './why-unfit.ts';

describe('what a phone sent and the visit it was for', () => {
  const told = [['moved', /moved to another time or another person/], ['cancelled', /was cancelled/], ['done', /Sam Platt’s visit was recorded already/], ['no-access', /was recorded already/], ['booked', /^The repair is closed$/]] as const;
  for (const [status, words] of told) it(`says what happened when the visit is ${status}`, () => assert.match(whyUnfit({ status, operativeName: 'Sam Platt' }, 'The repair is closed'), words));

  it('no longer fit only where no change to the form would mend it', () => {
    assert.deepEqual(['visit-not-open', 'case-is-closed', 'visit-not-reached', 'date-has-passed', 'words-missing', 'say-what-was-tried'].map(isUnfit), [true, true, true, false, false, false]);
  });
});
