import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { instant, plainDate } from '../clock/index.ts';
import { changeContactDetails, confirmNeeds, withdrawConsent } from './decide.ts';
import type { ConsentBasis, ConfirmNeeds, HouseholdNeed, NeedId, NewNeed, Resident, ResidentContext, ResidentEvent, ResidentId } from './model.ts';

let ids = 0;
const context: ResidentContext = {
  actor: { kind: 'system', name: 'Test' }, now: instant('2026-11-22T10:00:00.000Z'), today: plainDate('2026-11-22'),
  newId: () => `new-${(ids += 1)}`,
};

const need = (id: string): HouseholdNeed => ({
  id: id as NeedId, kind: 'mobility', detail: 'Arthritis in both knees', instruction: 'Allow ten minutes to reach the door', source: 'the person',
  consentBasis: 'explicit consent', declaredOn: plainDate('2024-02-01'), lastConfirmedOn: plainDate('2024-02-01'),
});

const person = (needs: readonly HouseholdNeed[] = []): Resident => ({
  id: 'p' as ResidentId, name: 'Ms A. Okafor', dateOfBirth: null, mobile: '07700900123', phone: null, email: null, preferredChannel: 'text',
  contactTimes: null, language: 'English', format: 'standard', needsAnswer: { answer: 'unknown' }, needs, endedByConsent: [], representatives: [], version: 1,
});

const asked = (change: Partial<ConfirmNeeds>): ConfirmNeeds => ({
  answer: 'declared', source: 'the person', consentBasis: 'explicit consent', add: [], end: [], ...change,
});
const asthma: NewNeed = { kind: 'breathing', detail: 'Asthma', instruction: 'No dust: use sheets and an extractor' };

describe('confirming household needs', () => {
  const table: readonly (readonly [string, readonly string[], Partial<ConfirmNeeds>, string])[] = [
    ['none, where there were none', [], { answer: 'none' }, 'NeedsConfirmed'],
    ['none, while a need is still listed', ['a'], { answer: 'none' }, 'none-while-needs-remain'],
    ['none, ending the last need', ['a'], { answer: 'none', end: ['a' as NeedId] }, 'NeedsConfirmed NeedEnded'],
    ['none, yet adding one', [], { answer: 'none', add: [asthma] }, 'none-while-needs-remain'],
    ['declared, with nothing declared', [], {}, 'declared-without-a-need'],
    ['declared, ending the only need', ['a'], { end: ['a' as NeedId] }, 'declared-without-a-need'],
    ['declared, with a first need', [], { add: [asthma] }, 'NeedsConfirmed NeedAdded'],
    ['declared, as before', ['a', 'b'], {}, 'NeedsConfirmed NeedConfirmed NeedConfirmed'],
    ['declared, one for another', ['a'], { add: [asthma], end: ['a' as NeedId] }, 'NeedsConfirmed NeedEnded NeedAdded'],
    ['ending a need of somebody else', ['a'], { end: ['z' as NeedId] }, 'no-such-need'],
  ];
  for (const [what, needs, change, expected] of table) {
    it(`${what}: ${expected}`, () => {
      const decision = confirmNeeds(person(needs.map(need)), asked(change), context);
      assert.equal(decision.ok ? decision.events.map((event) => event.type).join(' ') : decision.refusal, expected);
    });
  }

  it('says when, from whom and on what footing', () => {
    const decision = confirmNeeds(person(), asked({ answer: 'none', source: 'a carer or advocate', consentBasis: 'safeguarding' }), context);
    assert.ok(decision.ok);
    assert.deepEqual(decision.events, [
      { type: 'NeedsConfirmed', answer: 'none', source: 'a carer or advocate', consentBasis: 'safeguarding', confirmedOn: '2026-11-22' },
    ]);
  });

  it('gives a new need the source, footing and date of the answer it came with', () => {
    const decision = confirmNeeds(person(), asked({ source: 'seen on a visit', consentBasis: 'reasonable adjustments', add: [asthma] }), context);
    const added = decision.ok ? decision.events.find((event) => event.type === 'NeedAdded') : undefined;
    assert.ok(added?.type === 'NeedAdded');
    const { source, consentBasis, declaredOn, lastConfirmedOn, detail } = added.need;
    assert.deepEqual([source, consentBasis, declaredOn, lastConfirmedOn, detail], ['seen on a visit', 'reasonable adjustments', '2026-11-22', '2026-11-22', 'Asthma']);
  });

  it('never leaves "none" beside a need or "declared" without one, whatever is asked', () => {
    const anyCommand = fc.record({ answer: fc.constantFrom('none' as const, 'declared' as const), adds: fc.nat(2), ends: fc.subarray(['a', 'b', 'c', 'z']) });
    fc.assert(fc.property(fc.subarray(['a', 'b', 'c']), fc.array(anyCommand, { maxLength: 6 }), (start, commands) => {
      let now = person(start.map(need));
      for (const { answer, adds, ends } of commands) {
        const command = asked({ answer, add: Array.from({ length: adds }, () => asthma), end: ends as NeedId[] });
        const decision = confirmNeeds(now, command, context);
        if (!decision.ok) continue;
        now = decision.events.reduce(evolve, now);
        assert.equal(now.needs.length > 0, answer === 'declared');
        assert.ok(now.needs.every((one) => one.lastConfirmedOn === context.today), 'each need kept is confirmed too');
      }
    }));
  });
});

function evolve(now: Resident, event: ResidentEvent): Resident {
  switch (event.type) {
    case 'NeedAdded': return { ...now, needs: [...now.needs, event.need] };
    case 'NeedEnded': return { ...now, needs: now.needs.filter((one) => one.id !== event.needId) };
    case 'NeedConfirmed': return { ...now, needs: now.needs.map((one) => (one.id === event.needId ? { ...one, lastConfirmedOn: event.on } : one)) };
    default: return now;
  }
}

describe('consent taken back', () => {
  const agreed = { ...need('a'), consentBasis: 'explicit consent' } as const;
  const needed = { ...need('b'), consentBasis: 'reasonable adjustments' } as const;
  const answered = (consentBasis: ConsentBasis) => ({ answer: 'declared', confirmedOn: context.today, source: 'the person', consentBasis }) as const;
  const table: readonly (readonly [what: string, before: Partial<Resident>, gone: readonly string[] | 'refused', left?: string])[] = [
    ['removes what was held by it, and it is as if nobody had asked', { needs: [agreed], needsAnswer: answered('explicit consent') }, ['a'], 'unknown'],
    ['leaves what is held on another footing, with that footing', { needs: [agreed, needed], needsAnswer: answered('explicit consent') }, ['a'], 'declared reasonable adjustments'],
    ['leaves an answer held on another footing', { needs: [agreed, needed], needsAnswer: answered('safeguarding') }, ['a'], 'declared safeguarding'],
    ['removes an answer of "none", too', { needs: [], needsAnswer: { ...answered('explicit consent'), answer: 'none' } }, [], 'unknown'],
    ['removes what was said of needs that have ended, and leaves an answer held on another footing', { endedByConsent: ['z' as NeedId], needsAnswer: { ...answered('safeguarding'), answer: 'none' } }, ['z'], 'none safeguarding'],
    ['removes that where nobody has asked since, too', { endedByConsent: ['z' as NeedId] }, ['z'], 'unknown'],
    ['changes nothing where nothing is held by it', { needs: [needed], needsAnswer: answered('safeguarding') }, 'refused'],
    ['nor where nobody has asked', { needs: [], needsAnswer: { answer: 'unknown' } }, 'refused'],
  ];
  for (const [what, before, gone, left] of table) {
    it(what, () => {
      const decision = withdrawConsent({ ...person(), ...before }, 'the person', context);
      if (gone === 'refused') return assert.deepEqual(decision, { ok: false, refusal: 'no-consent-to-withdraw' });
      const [event] = decision.ok ? decision.events : [];
      assert.ok(event?.type === 'ConsentWithdrawn');
      assert.deepEqual([event.needIds, event.left.answer === 'unknown' ? 'unknown' : `${event.left.answer} ${event.left.consentBasis}`], [gone, left]);
    });
  }
});

describe('changing how somebody is reached', () => {
  const details = { mobile: '07700900123', phone: null, email: null, preferredChannel: 'text', contactTimes: null, language: 'English', format: 'standard' } as const;
  const table = [
    ['the same again', {}, 'nothing-changed'],
    ['texts without a mobile number', { mobile: null }, 'preferred-channel-without-an-address'],
    ['email without an address', { preferredChannel: 'email' }, 'preferred-channel-without-an-address'],
    ['a call to the mobile', { preferredChannel: 'phone' }, 'preferredChannel'],
    ['letters, and no number at all', { preferredChannel: 'letter', mobile: null }, 'mobile preferredChannel'],
    ['large print in Urdu', { language: 'Urdu', format: 'large print' }, 'language format'],
  ] as const;
  for (const [what, change, expected] of table) {
    it(`${what}: ${expected}`, () => {
      const decision = changeContactDetails(person(), { ...details, ...change });
      const [event] = decision.ok ? decision.events : [];
      assert.equal(decision.ok ? event?.type === 'ContactDetailsChanged' && event.fields.join(' ') : decision.refusal, expected);
    });
  }
});
