import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aPromise } from '../../../test/builders/case.ts';
import { agreed, atTime, commands, hazardStory, inDetail, refusalOf, summaryWords, told, type HazardStory, type Told } from '../../../test/builders/hazard.ts';
import { london } from '../../../test/builders/times.ts';
import { staffOf } from '../../../test/builders/people.ts';
import type { CaseId, Reference } from '../../casefile/index.ts';
import { plainDate } from '../../clock/index.ts';
import type { RepairNamed, SpreadProposal, TiedRepair } from '../model.ts';
import { hazardRefusalInWords } from '../views/refusal-words.ts';
import { decideHazardCase, nothingDoneYet, reportHazard, type HazardCommand, type HazardContext, type HazardRecord, type HazardRefusal } from './index.ts';

type Case = readonly [why: string, record: HazardRecord, command: HazardCommand, differing?: Partial<HazardContext>];

const { approves, sendsBack, writes, triage, investigated, madeSafe, summarySent, begun, finished, offered, step, inPerson, agrees, close, coded, checked } = commands;
const aware = '2026-12-01 09:00';
const now = '2026-12-08 12:00';

/** A hazard after these commands, each of which is agreed to. */
function after(...all: readonly (HazardCommand | readonly [HazardCommand, 'manager'])[]): HazardStory {
  const story = hazardStory(told({ awareAt: aware }));
  for (const one of all) {
    const [command, role] = 'type' in one ? [one, 'surveyor' as const] : one;
    assert.equal(story.does('2026-12-08 11:00', command, { role }), undefined, command.type);
  }
  return story;
}

const offeredId = after(offered('2026-12-04 12:00')).record().hazard.move?.moveId ?? '';
const propose: HazardCommand = { type: 'ProposeDowngrade', to: 'not-a-hazard', reason: 'Soot', toldHow: 'Rang her' };
const agree: HazardCommand = { type: 'AgreeToDowngrade' };
const again = (differing: Partial<Extract<HazardCommand, { type: 'HearAgain' }>> = {}): HazardCommand => ({ type: 'HearAgain', awareAt: london('2026-12-08 11:30'), route: 'resident', words: 'More', saidEmergency: false, reporterName: 'Ms A. Okafor', lateBecause: '', ...differing });
const answered = (answer: 'agrees' | 'disagrees' | 'no answer'): HazardCommand => ({ type: 'RecordResidentsAnswer', answer, words: 'Rang', how: 'by phone' });
const accept: HazardCommand = { type: 'AnswerAccommodation', at: london('2026-12-03 10:00'), lateBecause: 'Late', answer: 'accepted', words: 'Yes' };
const withdraw: HazardCommand = { type: 'WithdrawAccommodation', reason: 'The hotel has closed' };
const found = investigated('2026-12-03 11:00');

/** The offer of the stories, answered by the household itself. */
const byLink = (moveId = offeredId): HazardCommand => ({ type: 'AnswerAccommodation', at: london('2026-12-08 11:30'), lateBecause: '', answer: 'accepted', words: '', byLink: { moveId } });

const fresh = after().record();
const looked = after(triage(), found).record();
const lookedRemotely = after(triage(), investigated('2026-12-03 11:00', { how: 'remote' })).record();
const proposed = after(propose).record();
const ended = after(propose, [agree, 'manager']).record();
const nothingToPrevent = after(triage(), investigated('2026-12-03 11:00', { prevention: '', noPreventionBecause: 'A burst pipe, mended' })).record();
const acts = [triage(), found, summarySent('2026-12-03 12:00'), madeSafe('2026-12-03 13:00'), begun('2026-12-04 10:00'), finished('2026-12-07 10:00')] as const;
const proof = [coded(), checked('2026-12-08 10:00')] as const;
const done = (...more: readonly HazardCommand[]) => after(...acts, ...proof, ...more).record();
const watched = done(agrees, close());
const cameBack = after(...acts, ...proof, agrees, close(), again({ awareAt: london('2026-12-08 11:00') })).record();
const notDamp = [triage({ kind: 'structural-collapse' }), ...acts.slice(1)];
const tries = (againOn: string | null) => checked('2026-12-08 11:00', 'nobody in', againOn);
const handed = { dry: { ...nothingDoneYet, didTheWork: [staffOf('surveyor').id] } };
const judged = { dry: { ...nothingDoneYet, judgedIt: [staffOf('surveyor').id] } };

type Found = Extract<HazardCommand, { type: 'RecordInvestigation' }>;
const inDetailOf = (differing: Parameters<typeof inDetail>[0] = {}): HazardCommand => investigated('2026-12-03 11:00', { detail: inDetail(differing) });
const inRoom = (differing: Partial<NonNullable<Found['detail']>['rooms'][number]>): HazardCommand => inDetailOf({ rooms: inDetail().rooms.map((room) => ({ ...room, ...differing })) });
const { detail: _detail, ...undetailed } = investigated('2026-12-03 11:00') as Found;
const withoutDetail: HazardCommand = undetailed;
const checkOnPhone = (knewOf: string): HazardCommand => ({ ...(checked('2026-12-08 11:00') as Extract<HazardCommand, { type: 'RecordDryCheck' }>), fromPhone: { knewOf, times: { recordedAt: london('2026-12-08 11:00'), receivedAt: london('2026-12-08 11:00'), clock: 'right', minutesFast: 0 } } });
const fromPhone = (knewOf: Found['at'] | null): HazardCommand => investigated('2026-12-07 11:00', { fromPhone: { knewOf, times: { recordedAt: london('2026-12-07 11:00'), receivedAt: london('2026-12-08 11:00'), clock: 'right', minutesFast: 0 } } });
const reviewer = { actor: staffOf('manager') };
const { safety, prevention } = summaryWords;
const written = after(triage(), found, writes()).record();
const sentBack = after(triage(), found, writes(), [sendsBack, 'manager']).record();
const approved = after(triage(), found, writes(), [approves, 'manager']).record();

const atElevenPlus = { at: london('2026-12-08 11:00'), lateBecause: '' } as const;
const named: RepairNamed = { repairId: 'r1' as CaseId, reference: 'REP-2026-00500' as Reference, isHere: true };
const tie = (): HazardCommand => ({ type: 'TieRepair', reference: named.reference, purpose: 'safety' });
const asItHas = (type: 'RecordMadeSafe' | 'RecordPreventionFinished'): HazardCommand => ({ type, at: london('2026-12-08 11:00'), lateBecause: '', takenFrom: named.reference, words: '' });
const takes: HazardCommand = { type: 'TakeInspection', reference: 'INS-2026-00041' };
const passed = { reference: 'INS-2026-00041' as Reference, settledAt: london('2026-12-08 10:00'), inspectorId: null, inspectorName: 'M. Lane', moisture: '12.5 %, Protimeter 5' };
const aTied = (differing: Partial<TiedRepair> = {}): TiedRepair => ({ repairId: named.repairId, reference: named.reference, title: 'Downpipe', purpose: 'safety', stage: 'fixed', isClosed: false, begunAt: london('2026-12-05 09:00'), doneAt: london('2026-12-05 12:00'), passed: null, ...differing });
const aProposal = (differing: Partial<SpreadProposal>): SpreadProposal => ({ id: 'p1', homeId: 'h2', blockId: null, side: 'above', rule: 'floor', address: 'Flat 6', areaId: null, state: 'open', visitBy: null, promiseId: null, decidedBy: null, reason: null, openedReference: null, ...differing });
const checkNear = (differing: Partial<Extract<HazardCommand, { type: 'AcceptSpread' }>> = {}): HazardCommand => ({ type: 'AcceptSpread', proposalId: 'p1', as: 'visit', visitBy: plainDate('2026-12-15'), words: 'Shares the pipe', ...differing });
const lookedNear: HazardCommand = { type: 'RecordSpreadVisit', proposalId: 'p1', found: 'nothing', words: 'Dry' };
const away = after(offered('2026-12-04 12:00'), { ...accept, at: london('2026-12-04 13:00') } as HazardCommand).record();
const backHome: HazardCommand = { type: 'RecordMovedBack', at: london('2026-12-08 11:00'), lateBecause: '', words: 'Home', finalCostPence: 100 };

const refusals: Readonly<Record<HazardRefusal, readonly Case[]>> = {
  'case-is-closed': [['it has ended', ended, triage()], ['nothing is investigated on it', ended, found], ['it is not told again: a new one has its own clocks', ended, again()], ['it is not closed twice', ended, close()]],
  'words-missing': [
    ['an act without words', fresh, { type: 'RecordMadeSafe', ...atElevenPlus, words: '' }], ['a step without words', fresh, { ...(step('2026-12-08 11:00') as Extract<HazardCommand, { type: 'RecordReasonableStep' }>), words: '' }],
    ['an investigation without words', fresh, investigated('2026-12-03 11:00', { words: '' })], ['told again without words', fresh, again({ words: '' })], ['an answer without words', fresh, { ...agrees, words: '' }],
  ],
  'reason-missing': [
    ['it is not weighed without a reason', fresh, triage({ rationale: '' })], ['nor lowered', fresh, { type: 'ProposeDowngrade', to: 'neither', reason: '', toldHow: '' }], ['nor is that declined', proposed, { type: 'DeclineDowngrade', reason: '' }],
    ['nor closed with another ending', done(), close({ ending: 'tenancy ended' })],
  ],
  'in-the-future': [['an act still to come', fresh, madeSafe('2026-12-08 12:01')], ['a report still to come', fresh, again({ awareAt: london('2026-12-08 12:01') })]],
  'too-long-ago': [['a year mistyped', fresh, madeSafe('2015-12-08 12:00')]],
  'before-we-knew': [['made safe before anybody told us', fresh, madeSafe('2026-11-30 12:00')]],
  'late-reason-missing': [
    ['an act written down more than a day later', fresh, { type: 'RecordMadeSafe', at: london('2026-12-07 11:59'), lateBecause: '', words: 'Done' }],
    ['a report written down more than an hour later', fresh, again({ awareAt: london('2026-12-08 10:59') })],
  ],
  'home-has-ended': [
    ['what is watched comes back to a home that is no longer ours', watched, again(), { homeEndedOn: plainDate('2026-12-08') }],
    ['nor is it called fixed and watched', done(agrees), close(), { homeEndedOn: plainDate('2026-12-01') }],
  ],
  'home-still-ours': [['nothing says that it has gone', done(), close({ ending: 'home no longer ours', words: 'Sold' }), { homeEndedOn: null }]],
  'open-already': [],
  'kind-not-in-list': [['a kind of the old list', fresh, triage({ kind: 'fire' })]],
  'damp-stays-damp': [
    ['weighed as damp, and then as a loose ceiling', after(triage()).record(), triage({ kind: 'structural-collapse' })], ['nor once its works are done', after(...acts).record(), triage({ kind: 'falls-on-stairs' })], ['nor when it has come back', cameBack, triage({ kind: 'structural-collapse' })],
  ],
  'needs-not-asked': [['nobody has asked one of them', fresh, triage(), { household: { people: 2, notAsked: 1, isDeclared: true } }]],
  'asked-already': [['they have asked for it in person', after(triage(), investigated('2026-12-03 11:00', { how: 'remote' }), inPerson('2026-12-04 09:00')).record(), inPerson('2026-12-07 09:00')]],
  'nothing-lower': [['it is significant already', fresh, { type: 'ProposeDowngrade', to: 'significant', reason: 'So', toldHow: '' }]],
  'downgrade-waits': [['a second proposal', proposed, propose], ['weighed anew meanwhile', proposed, triage()], ['closed meanwhile', done(propose), close()]],
  'no-downgrade-proposed': [['there is none to agree to', fresh, agree], ['nor to decline', fresh, { type: 'DeclineDowngrade', reason: 'No' }]],
  'second-person-needed': [['whoever proposed it', proposed, agree]],
  'resident-not-told': [['the resident does not know', fresh, { type: 'ProposeDowngrade', to: 'not-a-hazard', reason: 'Soot', toldHow: '' }]],
  'summary-owed': [['investigated, and not written to', looked, propose]],
  'rooms-missing': [['damp that somebody stood before, without a room', fresh, withoutDetail], ['nor with none', fresh, inDetailOf({ rooms: [] })]],
  'cause-unsaid': [['nobody says why', fresh, inDetailOf({ causeId: null })]],
  'unknown-cause': [['a cause of no list', fresh, coded('lifestyle')], ['nor of an investigation', fresh, inDetailOf({ causeId: 'lifestyle' })], ['nor among the others', fresh, inDetailOf({ contributingIds: ['condensation-by-them'] })], ['one that the landlord retired', fresh, inDetailOf(), { causes: [{ id: 'penetrating-gutter', words: 'Gutter or downpipe', under: 'penetrating', retiredFrom: '2026-12-01' as never }] }]],
  'sureness-missing': [['a cause, and not how sure', fresh, inDetailOf({ sureness: null })]],
  'reading-not-possible': [['wetter than water', fresh, inRoom({ readings: [{ kind: 'moisture', value: 101, where: 'Wall', instrument: 'Protimeter' }] })]],
  'instrument-missing': [['a figure of no instrument', fresh, inRoom({ readings: [{ kind: 'humidity', value: 70, where: 'Wall', instrument: '' }] })]],
  'size-and-area-differ': [['nine square metres are not small', fresh, inRoom({ size: 'small', squareMetres: 9 })]],
  'neighbours-unsaid': [['neither whom to look at nor why nobody', fresh, inDetailOf({ neighbours: [], neighboursBecause: '' })]],
  'investigated-meanwhile': [['a phone that knew of none, and there is one', looked, fromPhone(null)], ['one that knew of another', looked, fromPhone(london('2026-12-02 11:00'))]],
  'checked-meanwhile': [['a phone that waited for the check after the works, and it was made', done(), checkOnPhone('after the works')], ['one that knew of nothing', after(...acts).record(), checkOnPhone('')], ['damp came back since', cameBack, checkOnPhone('after the works')]],
  'summary-on-its-way': [['it is reviewed', approved, writes()]],
  'no-summary-to-review': [['none is written', looked, approves], ['nor is one sent back', looked, sendsBack], ['it is reviewed already', approved, approves], ['it was sent back', sentBack, approves]],
  'work-undated': [['the work without its days', looked, writes({ safety: null })], ['nor what stops it coming back', looked, writes({ prevention: null })], ['days without the work', looked, writes({ safety: { ...safety, words: '' } })]],
  'begins-after-it-ends': [['finished before it has begun', looked, writes({ safety: { ...safety, beginBy: '2026-12-10' as never, doneBy: '2026-12-09' as never } })]],
  'later-than-law': [['safe after the law’s last day', looked, writes({ safety: { ...safety, doneBy: '2026-12-11' as never } })], ['begun after the twelve weeks', looked, writes({ prevention: { ...prevention, beginBy: '2027-02-26' as never, doneBy: '2027-03-26' as never } })]],
  'unfit-words': [
    ['it puts it on them', looked, writes({ found: 'The mould is caused by your lifestyle.' })], ['a promise without a day', looked, writes({ stay: 'We will find somewhere as soon as possible.' })], ['the office’s own words', looked, writes({ prevention: { ...prevention, words: 'Remedial works to the property.' } })],
  ],
  'nobody-to-write-to': [['nobody is on record', written, approves, { ...reviewer, toldBy: null }]],
  'competence-missing': [['nobody knows who looked', fresh, investigated('2026-12-03 11:00', { investigator: '' })], ['nor why they can tell', fresh, investigated('2026-12-03 11:00', { competence: '' })]],
  'safety-work-missing': [['a hazard, and nothing makes it safe', fresh, investigated('2026-12-03 11:00', { safetyWork: '' })]],
  'prevention-unsaid': [['nothing stops it coming back, and nobody says why', fresh, investigated('2026-12-03 11:00', { prevention: '', noPreventionBecause: '' })]],
  'must-be-in-person': [['asked for in person, made from afar', after(triage(), investigated('2026-12-03 11:00', { how: 'remote' }), inPerson('2026-12-04 09:00')).record(), investigated('2026-12-07 11:00', { how: 'remote' })]],
  'not-investigated': [['no summary before it', fresh, summarySent('2026-12-03 12:00')], ['no prevention before it', fresh, begun('2026-12-03 12:00')], ['none in person instead of none', fresh, inPerson('2026-12-03 12:00')]],
  'not-remote': [['it was in person', looked, inPerson('2026-12-04 09:00')]],
  'before-investigation': [['a summary before it concluded', looked, summarySent('2026-12-03 10:59')], ['asked before it was made', lookedRemotely, inPerson('2026-12-03 10:00')]],
  'already-done': [
    ['found dry twice', done(), checked('2026-12-08 11:00')],
    ['made safe twice', after(madeSafe('2026-12-03 12:00')).record(), madeSafe('2026-12-04 12:00')], ['two summaries of one investigation', after(triage(), found, summarySent('2026-12-03 12:00')).record(), summarySent('2026-12-04 12:00')],
    ['somewhere to stay once it is safe', after(madeSafe('2026-12-03 12:00')).record(), offered('2026-12-04 12:00')], ['answered twice', away, { ...accept, at: london('2026-12-05 13:00') } as HazardCommand], ['begun twice', after(triage(), found, begun('2026-12-04 10:00')).record(), begun('2026-12-05 10:00')],
  ],
  'work-not-finished-in-time': [
    ['told instead, with work outstanding', after(triage(), found, madeSafe('2026-12-03 12:00')).record(), summarySent('2026-12-04 12:00', 'told instead')],
  ],
  'nothing-to-prevent': [['the investigation found nothing to prevent', nothingToPrevent, begun('2026-12-04 12:00')]],
  'not-begun': [['finished before it started', looked, finished('2026-12-04 12:00')], ['steps alone are no start', after(triage(), found, begun('2026-12-04 10:00', 'steps taken')).record(), finished('2026-12-05 12:00')]],
  'date-has-passed': [['finished by a day that has passed', looked, { ...(begun('2026-12-04 10:00') as Extract<HazardCommand, { type: 'RecordPreventionBegun' }>), finishBy: '2026-12-07' as never }]],
  'date-too-far': [['finished in three years', looked, { ...(begun('2026-12-04 10:00') as Extract<HazardCommand, { type: 'RecordPreventionBegun' }>), finishBy: '2029-12-07' as never }]],
  'offer-changed': [['another offer than they saw', after(offered('2026-12-04 12:00')).record(), byLink('another')], ['the home is safe meanwhile', after(offered('2026-12-04 12:00'), madeSafe('2026-12-05 12:00')).record(), byLink()], ['its days are over', after(offered('2026-12-04 12:00')).record(), byLink(), { today: plainDate('2026-12-21') }]],
  'no-offer-stands': [['none was made', fresh, withdraw], ['they refused it', after(offered('2026-12-04 12:00'), { ...accept, at: london('2026-12-04 13:00'), answer: 'refused' } as HazardCommand).record(), withdraw], ['it was taken back already', after(offered('2026-12-04 12:00'), withdraw).record(), withdraw]],
  'not-put-right-yet': [['asked by nobody, while works are open', after(triage()).record(), { type: 'RecordResidentsAnswer', answer: 'agrees', words: '', how: 'by their link' }]],
  'nothing-offered': [['a question about no offer', fresh, { type: 'HearResident', about: 'stay', words: 'Where?', how: 'by their link' }], ['an answer to no offer', fresh, accept], ['an answer before the offer', after(offered('2026-12-04 12:00')).record(), accept]],
  'notice-after-visit': [['told after we came', fresh, step('2026-12-04 12:00', '2026-12-04 12:01')]],
  'still-to-do': [['nothing was done', fresh, close()], ['all but the summary', after(triage(), found, madeSafe('2026-12-03 13:00'), begun('2026-12-04 10:00'), finished('2026-12-07 10:00'), agrees).record(), close()],
    ['damp of which nobody knows why', { ...done(agrees), hazard: { ...done(agrees).hazard, cause: null } }, close()], ['damp that nobody measured', after(...acts, agrees).record(), close()],
    ['no access is no end of it', after(triage(), step('2026-12-04 12:00')).record(), close({ ending: 'no answer', words: 'Nobody opens' })]],
  'follow-on-open': [['more work is open', { ...done(agrees), spine: { ...done().spine, openFollowOns: ['REP-2026-00500' as Reference] } }, close()]],
  'promise-open': [['we promised something', { ...done(agrees), spine: { ...done().spine, promises: [aPromise()] } }, close()]],
  'resident-disagrees': [['they say it is not right', done(answered('disagrees')), close()], ['nor does silence after that end it', done(answered('disagrees'), answered('no answer'), answered('no answer'), answered('no answer')), close({ ending: 'no answer', words: 'Rang' })]],
  'no-answer-yet': [['they were not asked', done(), close()], ['two attempts are too few', done(answered('no answer'), answered('no answer')), close({ ending: 'no answer', words: 'Rang twice' })]],
  'not-damp': [['nothing is measured of a loose ceiling', after(...notDamp).record(), checked('2026-12-08 11:00')], ['nor does it wait for planned work', after(...notDamp, agrees).record(), close({ ending: 'works planned', words: 'Roofs', programmeId: 'p' })]],
  'cause-is-coded': [['the same again', done(), coded()]],
  'works-not-finished': [['measured before anything was done', looked, checked('2026-12-08 11:00')], ['measured before the last of it', after(...acts.slice(0, 5)).record(), checked('2026-12-08 11:00')]],
  'had-a-hand-in-it': [
    ['an inspection by whoever said it was safe', after(...acts).record(), takes, { ...handed, works: { tied: [aTied({ passed: { ...passed, inspectorId: staffOf('surveyor').id } })], named: undefined } }],
    ['whoever did the work does not check it', after(...acts).record(), checked('2026-12-08 11:00'), handed], ['nor when it is called fixed', watched, checked('2026-12-08 11:30', 'damp'), handed],
    ['whoever said what it needs does not check the work', after(...acts).record(), checked('2026-12-08 11:00'), judged], ['nor is it less so because nobody was in', after(...acts).record(), tries('2026-12-10'), handed],
  ],
  'reading-missing': [['dry, and nothing measured', after(...acts).record(), { ...(checked('2026-12-08 11:00') as Extract<HazardCommand, { type: 'RecordDryCheck' }>), readings: [] }], ['damp by the air alone', after(...acts).record(), { ...(checked('2026-12-08 11:00', 'damp') as Extract<HazardCommand, { type: 'RecordDryCheck' }>), readings: [{ kind: 'humidity', value: 70, where: 'Bedroom', instrument: 'Testo' }] }]],
  'check-too-soon': [['dry on the day it was called fixed', watched, checked('2026-12-08 11:30')]],
  'try-again-missing': [['nobody in, and no day to try again', after(...acts).record(), tries(null)], ['today is no other day', after(...acts).record(), tries('2026-12-08')]],
  'try-again-sooner': [['five weeks are too long', after(...acts).record(), tries('2027-01-06')]],
  'no-works-planned': [['no programme covers it', done(), close({ ending: 'works planned', words: 'New roofs' })], ['another’s programme', done(), close({ ending: 'works planned', words: 'New roofs', programmeId: 'theirs' })]],
  'no-recurrence-to-rule-out': [['it has not come back', fresh, { type: 'RuleOutRecurrence', reason: 'A burst pipe' }], ['nor has what has ended', ended, { type: 'RuleOutRecurrence', reason: 'A burst pipe' }]],
  'is-watched': [['it is not called fixed twice', watched, close()], ['nor weighed', watched, triage()], ['nor investigated', watched, investigated('2026-12-08 11:30')], ['nor answered for', watched, answered('disagrees')]],
  'no-such-repair': [['nobody knows it', fresh, tie()]],
  'tied-already': [['it does the work already', fresh, tie(), { works: { tied: [aTied()], named } }]],
  'repair-elsewhere': [['at another place', fresh, tie(), { works: { tied: [], named: { ...named, isHere: false } } }]],
  'not-tied': [['a repair of something else', fresh, { type: 'UntieRepair', reference: 'REP-2026-00500', reason: 'So' }]],
  'repair-not-that-far': [['it is not done', fresh, asItHas('RecordMadeSafe'), { works: { tied: [aTied({ doneAt: null })], named: undefined } }], ['it does other work', fresh, asItHas('RecordMadeSafe'), { works: { tied: [aTied({ purpose: 'prevention' })], named: undefined } }]],
  'not-inspected': [['there is none', after(...acts).record(), takes], ['nothing was measured', after(...acts).record(), takes, { works: { tied: [aTied({ passed: { ...passed, moisture: 'fine' } })], named: undefined } }], ['it was before the last of the work', after(...acts).record(), takes, { works: { tied: [aTied({ passed: { ...passed, settledAt: london('2026-12-06 10:00') } })], named: undefined } }]],
  'away-already': [['they are away', away, offered('2026-12-08 11:00')]],
  'nobody-away': [['nobody left', fresh, { type: 'MoveReturn', untilOn: plainDate('2026-12-20'), reason: 'Slow' }], ['nor came home', fresh, backHome]],
  'back-before-it-begins': [['home before they leave', fresh, { ...(offered('2026-12-08 11:00') as Extract<HazardCommand, { type: 'OfferAccommodation' }>), untilOn: plainDate('2026-12-07') }]],
  'stay-too-long': [['two years are no stay', fresh, { ...(offered('2026-12-08 11:00') as Extract<HazardCommand, { type: 'OfferAccommodation' }>), untilOn: plainDate('2028-12-07') }]],
  'no-such-proposal': [['nothing is proposed', fresh, checkNear()], ['nor declined', fresh, { type: 'DeclineSpread', proposalId: 'p1', reason: 'No' }], ['it was decided', fresh, checkNear(), { spread: { near: [], proposals: [aProposal({ state: 'declined' })] } }]],
  'no-such-visit': [['nobody was to look', fresh, lookedNear, { spread: { near: [], proposals: [aProposal({})] } }]],
  'visit-day-missing': [['no day', fresh, checkNear({ visitBy: null }), { spread: { near: [], proposals: [aProposal({})] } }]],
  'visit-too-far': [['three months are no answer', fresh, checkNear({ visitBy: plainDate('2027-03-08') }), { spread: { near: [], proposals: [aProposal({})] } }]],
  'hazard-not-opened': [['a block without a shared place', fresh, checkNear({ as: 'hazard' }), { spread: { near: [], proposals: [aProposal({ side: 'block' })] } }], ['nor after a look', fresh, { ...lookedNear, found: 'damp' } as HazardCommand, { spread: { near: [], proposals: [aProposal({ state: 'visit' })] } }]],
  // Its own doors refuse: src/hazards/works.db.test.ts.
  'repair-not-taken': [],
  // The repair refuses these: see src/repairs/decide/refusals.test.ts.
  'has-own-hazard-case': [],
  'repair-is-closed': [],
};

describe('what is refused, by name', () => {
  for (const [refusal, cases] of Object.entries(refusals)) {
    for (const [why, record, command, differing = {}] of cases) {
      it(`${refusal}: ${why}`, () => assert.equal(refusalOf(decideHazardCase(record, command, atTime(now, differing))), refusal));
    }
    it(`${refusal} has words that end as a sentence does`, () => assert.match(hazardRefusalInWords(refusal as HazardRefusal), /^[A-Z].*\.$/));
  }
});

describe('a report is refused', () => {
  const cases: readonly (readonly [string, Partial<Omit<Told, 'awareAt'>> & { readonly awareAt: string }])[] = [
    ['words-missing', { awareAt: '2026-12-08 11:30', words: '' }],
    ['in-the-future', { awareAt: '2026-12-08 12:01' }],
    ['too-long-ago', { awareAt: '2015-12-08 11:30', lateBecause: 'An old file' }],
    ['late-reason-missing', { awareAt: '2026-12-08 10:30' }],
    ['kind-not-in-list', { awareAt: '2026-12-08 11:30', suspected: 'food-safety' }],
  ];
  for (const [refusal, report] of cases) {
    it(refusal, () => assert.equal(refusalOf(reportHazard({ type: 'ReportHazard', told: told(report), place: { agreement: 'assured', isSharedPlace: false } }, atTime(now, { role: 'contractor' }))), refusal));
  }
});

describe('a report of a kind that is open there already', () => {
  const outcome = (openAlready: string | undefined, anotherBecause: string) => {
    const context = { ...atTime(now, { role: 'surveyor' }), ...(openAlready === undefined ? {} : { openAlready: openAlready as Reference }) };
    return reportHazard({ type: 'ReportHazard', told: told({ awareAt: '2026-12-08 11:30' }), place: { agreement: 'assured', isSharedPlace: false }, anotherBecause }, context);
  };
  it('is refused with the case that is open, unless somebody says why it is another', () => {
    const refused = outcome('HAZ-2026-00012', '');
    assert.deepEqual(refused.ok ? 'agreed' : [refused.refusal, refused.facts], ['open-already', { reference: 'HAZ-2026-00012' }]);
    const [reported] = agreed(outcome('HAZ-2026-00012', 'Another room')).events;
    assert.deepEqual(reported?.type === 'HazardReported' ? reported.data.another : undefined, { than: 'HAZ-2026-00012', because: 'Another room' });
  });
  it('says nothing of another where none is open', () => {
    const [reported] = agreed(outcome(undefined, 'Another room')).events;
    assert.equal(reported?.type === 'HazardReported' && 'another' in reported.data, false);
  });
});

describe('of a home that is no longer ours', () => {
  const reportedAt = (awareAt: string, homeEndedOn: string | null) => refusalOf(reportHazard(
    { type: 'ReportHazard', told: told({ awareAt, lateBecause: 'It came by letter' }), place: { agreement: null, isSharedPlace: false } }, atTime(now, { homeEndedOn: homeEndedOn === null ? null : plainDate(homeEndedOn) }),
  ));
  it('nothing new is reported from its first such day on; what was told the evening before is still owed', () => {
    assert.equal(reportedAt('2026-12-08 00:10', '2026-12-08'), 'home-has-ended');
    assert.equal(reportedAt('2026-12-07 23:50', '2026-12-08'), undefined);
    assert.equal(reportedAt('2026-12-08 11:30', null), undefined);
  });
  it('more is told of what is open, and it closes with the home gone, or with the tenancy', () => {
    const gone = { homeEndedOn: plainDate('2026-12-01') };
    assert.equal(refusalOf(decideHazardCase(looked, again(), atTime(now, gone))), undefined);
    for (const record of [done(), watched]) assert.equal(refusalOf(decideHazardCase(record, close({ ending: 'home no longer ours', words: 'Sold on 1 December' }), atTime(now, gone))), undefined);
    assert.equal(refusalOf(decideHazardCase(done(), close({ ending: 'tenancy ended', words: 'Keys back' }), atTime(now, gone))), undefined);
  });
  it('a shared place has no home whose end could be on record', () => assert.equal(refusalOf(decideHazardCase(done(), close({ ending: 'home no longer ours', words: 'The block is pulled down' }), atTime(now))), undefined));
});

describe('it may be closed', () => {
  it('when every act is recorded and the resident agrees', () => assert.equal(refusalOf(decideHazardCase(done(agrees), close(), atTime(now))), undefined));
  it('after three attempts to get an answer, or with the tenancy ended, and a reason', () => {
    const tried = done(answered('no answer'), answered('no answer'), answered('no answer'));
    assert.equal(refusalOf(decideHazardCase(tried, close({ ending: 'no answer', words: 'Rang, wrote, called round' }), atTime(now))), undefined);
    assert.equal(refusalOf(decideHazardCase(done(answered('disagrees')), close({ ending: 'tenancy ended', words: 'Keys back on 7 December' }), atTime(now))), undefined);
  });
  it('with the tenant told instead of written to, where all was finished within the time for a summary', () => {
    const inTime = after(triage(), found, madeSafe('2026-12-03 12:00'), begun('2026-12-04 10:00'), finished('2026-12-08 10:00')).record();
    assert.equal(refusalOf(decideHazardCase(inTime, summarySent('2026-12-08 10:30', 'told instead'), atTime(now))), undefined);
  });
});
