import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { plainDate } from '../clock/index.ts';
import type { HouseholdNeed, NeedId, Resident, ResidentId } from './model.ts';
import { confirmOwnNeeds, needsShownByLink, type OwnNeedsAnswer } from './own-needs.ts';

const context = { today: plainDate('2026-11-22') };
const long = plainDate('2024-02-01');

const need = (id: string, differing: Partial<HouseholdNeed> = {}): HouseholdNeed => ({
  id: id as NeedId, kind: 'mobility', detail: 'Arthritis in both knees', instruction: 'Allow ten minutes to reach the door', source: 'a support worker',
  consentBasis: 'explicit consent', declaredOn: long, lastConfirmedOn: long, ...differing,
});

const person = (needsAnswer: Resident['needsAnswer']['answer'], needs: readonly HouseholdNeed[] = []): Resident => ({
  id: 'p' as ResidentId, name: 'Ms A. Okafor', dateOfBirth: null, mobile: null, phone: null, email: null, preferredChannel: 'letter', contactTimes: null, language: 'English', format: 'standard',
  needsAnswer: needsAnswer === 'unknown' ? { answer: 'unknown' } : { answer: needsAnswer, confirmedOn: long, source: 'a support worker', consentBasis: 'reasonable adjustments' },
  needs, endedByConsent: [], representatives: [], version: 4,
});

describe('what a link shows of somebody’s needs', () => {
  const table: readonly (readonly [string, Partial<HouseholdNeed>, boolean])[] = [
    ['what visitors are told to do', {}, true],
    ['what we hold to make adjustments', { consentBasis: 'reasonable adjustments' }, true],
    ['nothing of safety: whoever they fear may open the link', { kind: 'safety' }, false],
    ['nothing held to keep somebody safe', { consentBasis: 'safeguarding' }, false],
    ['nothing held to protect a life', { consentBasis: 'to protect life' }, false],
    ['nothing that visitors are not told', { instruction: null }, false],
  ];
  for (const [what, differing, isShown] of table) {
    it(what, () => assert.equal(needsShownByLink(person('declared', [need('a', differing)])).length, isShown ? 1 : 0));
  }

  it('never the reason, nor its kind', () => assert.deepEqual(Object.keys(needsShownByLink(person('declared', [need('a')]))[0] ?? {}), ['id', 'instruction', 'lastConfirmedOn']));
});

describe('what somebody confirms by their link', () => {
  const said = (resident: Resident, answer: OwnNeedsAnswer['answer'], seenVersion = 4): string => {
    const decision = confirmOwnNeeds(resident, { answer, seenVersion }, context);
    return decision.ok ? decision.events.map((event) => `${event.type}${event.type === 'NeedConfirmed' ? ` ${event.needId}` : ''}${event.type === 'NeedsConfirmed' ? ` ${event.answer} by ${event.source}` : ''}`).join(', ') : decision.refusal;
  };
  const table: readonly (readonly [string, Resident, OwnNeedsAnswer['answer'], number, string])[] = [
    ['what they were shown', person('declared', [need('a'), need('b')]), 'right', 4, 'NeedsConfirmed declared by the person, NeedConfirmed a, NeedConfirmed b'],
    ['and not what they were not', person('declared', [need('a'), need('hidden', { kind: 'safety' })]), 'right', 4, 'NeedsConfirmed declared by the person, NeedConfirmed a'],
    ['still nobody', person('none'), 'right', 4, 'NeedsConfirmed none by the person'],
    ['nobody, where nobody had asked', person('unknown'), 'none', 4, 'NeedsConfirmed none by the person'],
    ['never none while something is held', person('declared', [need('a')]), 'none', 4, 'changed-meanwhile'],
    ['nor none beside a need that nobody asked about', person('unknown', [need('a')]), 'none', 4, 'changed-meanwhile'],
    ['never that it is right, where nobody had asked', person('unknown'), 'right', 4, 'changed-meanwhile'],
    ['never what was changed since they saw it', person('declared', [need('a')]), 'right', 3, 'changed-meanwhile'],
  ];
  for (const [what, resident, answer, version, expected] of table) it(what, () => assert.equal(said(resident, answer, version), expected));
});
