import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { commands, told } from '../../test/builders/hazard.ts';
import { london } from '../../test/builders/times.ts';
import { DoorSite, type Answered } from '../../test/doors/door-site.ts';
import { assertSaysNo } from '../../test/doors/refused-page.ts';
import type { Instant } from '../clock/index.ts';
import { newId } from '../platform/ids.ts';
import { landlordById } from '../platform/landlord.ts';
import type { Actor, Role } from '../staff/index.ts';
import type { HazardCommand, HazardRefusal } from './decide/index.ts';
import { performHazardReport, performOnHazard } from './index.ts';
import { formFromJson } from './routes/form-from-json.ts';
import { everyAction } from './routes/actions/index.ts';
import { everyHazardRefusal, hazardRefusalInWords } from './views/refusal-words.ts';

// The same thing is sent by a page and by a program. Both say no in the same words, and nothing has changed.

const { approves, sendsBack, writes, triage, investigated, summarySent, madeSafe, begun, offered, inPerson, coded, checked, agrees, close } = commands;
const day = (wall: string) => `2026-11-${wall}`;
const looked = investigated(day('23 11:00'));
const weighed = triage({ notAskedBecause: 'In hospital' });
const wrote = writes({ safety: { words: 'We treat it.', beginBy: day('25') as never, doneBy: day('26') as never } });
const propose: HazardCommand = { type: 'ProposeDowngrade', to: 'neither', reason: 'Only a window', toldHow: '' };

const noMore = investigated(day('23 11:00'), { prevention: '', noPreventionBecause: 'A burst pipe, mended' });
type Said = HazardCommand | readonly [HazardCommand, Role];

/** What was done before, by the surveyor unless somebody else is named; the household was never asked, so weighing says why. */
const states = {
  fresh: [],
  weighed: [triage({ notAskedBecause: 'In hospital' })],
  looked: [triage({ notAskedBecause: 'In hospital' }), looked],
  lookedFromAfar: [triage({ notAskedBecause: 'In hospital' }), investigated(day('23 11:00'), { how: 'remote' })],
  askedInPerson: [triage({ notAskedBecause: 'In hospital' }), investigated(day('23 11:00'), { how: 'remote' }), inPerson(day('23 12:00'))],
  nothingToPrevent: [triage({ notAskedBecause: 'In hospital' }), investigated(day('23 11:00'), { prevention: '', noPreventionBecause: 'A burst pipe, mended' })],
  proposed: [propose],
  written: [weighed, looked, wrote],
  approved: [weighed, looked, wrote, [approves, 'manager']],
  sentBack: [weighed, looked, wrote, sendsBack],
  safe: [madeSafe(day('23 12:00'))],
  nothingAtAll: [weighed, investigated(day('23 11:00'), { found: 'neither', safetyWork: '', prevention: '' })],
  offered: [offered(day('23 12:00'))],
  away: [offered(day('23 12:00')), { type: 'AnswerAccommodation', at: london(day('23 13:00')), lateBecause: 'Late', answer: 'accepted', words: 'Yes' }],
  allButPrevention: [triage({ notAskedBecause: 'In hospital' }), looked, summarySent(day('23 12:00')), madeSafe(day('23 13:00'))],
  startedToo: [triage({ notAskedBecause: 'In hospital' }), looked, begun(day('23 12:00'), 'steps taken')],
  allDone: [triage({ notAskedBecause: 'In hospital', kind: 'structural-collapse' }), investigated(day('23 11:00'), { prevention: '', noPreventionBecause: 'A burst pipe, mended' }), summarySent(day('23 12:00')), madeSafe(day('23 13:00'))],
  disagreed: [triage({ notAskedBecause: 'In hospital', kind: 'structural-collapse' }), investigated(day('23 11:00'), { prevention: '', noPreventionBecause: 'A burst pipe, mended' }), summarySent(day('23 12:00')), madeSafe(day('23 13:00')), { type: 'RecordResidentsAnswer', answer: 'disagrees', words: 'Still damp', how: 'by phone' }],
  promised: [triage({ notAskedBecause: 'In hospital' }), looked, summarySent(day('23 12:00')), madeSafe(day('23 13:00')), begun(day('23 14:00'))],
  dampDone: [triage({ notAskedBecause: 'In hospital' }), noMore, summarySent(day('23 12:00')), madeSafe(day('23 13:00')), coded()],
  checkedDry: [triage({ notAskedBecause: 'In hospital' }), noMore, summarySent(day('23 12:00')), madeSafe(day('23 13:00')), coded(), [checked(day('23 14:00')), 'manager'], agrees],
  watched: [triage({ notAskedBecause: 'In hospital' }), noMore, summarySent(day('23 12:00')), madeSafe(day('23 13:00')), coded(), [checked(day('23 14:00')), 'manager'], agrees, close()],
} as const satisfies Record<string, readonly Said[]>;
type StateName = keyof typeof states;

type Row = readonly [refusal: HazardRefusal, path: string, state: StateName, sent: Readonly<Record<string, unknown>>, as?: Role];
const words = 'Tried at the door';
const at = (wall: string) => ({ at: london(day(wall)) });
const late = { lateBecause: 'Written up late' };
const weighing = { kind: 'damp-and-mould', severity: 'serious', nearness: 'if-left', atGreaterRisk: false, grade: 'significant', rationale: words };
const finding = { how: 'in person', investigator: 'N. Bright', competence: 'Surveyor', found: 'significant', words, safetyWork: 'Treat it', prevention: 'New downpipe' };
const room = { room: 'Main bedroom', size: 'medium', signs: ['mould'] };
const inDetail = { ...finding, rooms: [room], cause: 'penetrating-gutter', sureness: 'likely', neighbours: ['beside'] };
const { sureness: _sureness, ...unsure } = inDetail;
const [safety, prevention] = [{ safetyWords: 'We treat it.', safetyBeginBy: '2026-11-25', safetyDoneBy: '2026-11-26' }, { preventionWords: 'New downpipe.', preventionBeginBy: '2026-12-07', preventionDoneBy: '2026-12-18' }];
const summary = { found: 'Rain comes in.', ...safety, ...prevention };

const stay = { words, place: 'Larch Hotel', fromOn: '2026-11-24', untilOn: '2026-11-30', costPence: 45_000 };
const found = (result: string) => ({ result, words, readings: [{ kind: 'moisture', value: 12, where: 'Bedroom', instrument: 'Protimeter 5' }] });

const rows: readonly Row[] = [
  ['in-the-future', 'made-safe', 'fresh', { words, ...at('24 11:00') }],
  ['too-long-ago', 'made-safe', 'fresh', { words, at: '2015-11-24T09:00:00.000Z', ...late }],
  ['before-we-knew', 'made-safe', 'fresh', { words, ...at('20 09:00'), ...late }],
  ['late-reason-missing', 'made-safe', 'fresh', { words, ...at('23 09:00') }],
  ['late-reason-missing', 'hear-again', 'fresh', { words, isEmergency: false, ...at('24 08:00') }],
  ['kind-not-in-list', 'triage', 'fresh', { ...weighing, kind: 'fire', notAskedBecause: 'In hospital' }],
  ['damp-stays-damp', 'triage', 'weighed', { ...weighing, kind: 'structural-collapse', notAskedBecause: 'In hospital' }],
  ['needs-not-asked', 'triage', 'fresh', weighing],
  ['downgrade-waits', 'triage', 'proposed', { ...weighing, notAskedBecause: 'In hospital' }],
  ['downgrade-waits', 'propose-lower', 'proposed', { to: 'neither', reason: words }],
  ['nothing-lower', 'propose-lower', 'weighed', { to: 'significant', reason: words }],
  ['resident-not-told', 'propose-lower', 'weighed', { to: 'not-a-hazard', reason: words }],
  ['summary-owed', 'propose-lower', 'looked', { to: 'not-a-hazard', reason: words, toldHow: 'Rang' }],
  ['second-person-needed', 'agree-lower', 'proposed', {}, 'surveyor'],
  ['no-downgrade-proposed', 'agree-lower', 'weighed', {}],
  ['no-downgrade-proposed', 'decline-lower', 'weighed', { reason: words }],
  ['safety-work-missing', 'investigation', 'fresh', { ...inDetail, safetyWork: '' }],
  ['prevention-unsaid', 'investigation', 'fresh', { ...inDetail, prevention: '' }],
  ['must-be-in-person', 'investigation', 'askedInPerson', { ...inDetail, how: 'remote' }],
  ['rooms-missing', 'investigation', 'fresh', finding],
  ['cause-unsaid', 'investigation', 'fresh', { ...inDetail, cause: '' }],
  ['unknown-cause', 'investigation', 'fresh', { ...inDetail, cause: 'lifestyle' }],
  ['unknown-cause', 'investigation', 'fresh', { ...inDetail, contributing: ['lifestyle'] }],
  ['sureness-missing', 'investigation', 'fresh', unsure],
  ['neighbours-unsaid', 'investigation', 'fresh', { ...inDetail, neighbours: [] }],
  ['size-and-area-differ', 'investigation', 'fresh', { ...inDetail, rooms: [{ ...room, area: 9 }] }],
  ['not-investigated', 'write-summary', 'weighed', summary],
  ['work-undated', 'write-summary', 'looked', { found: 'Rain comes in.', ...prevention }],
  ['begins-after-it-ends', 'write-summary', 'looked', { ...summary, safetyBeginBy: '2026-11-27' }],
  ['date-has-passed', 'write-summary', 'looked', { ...summary, safetyBeginBy: '2026-11-20', safetyDoneBy: '2026-11-23' }],
  ['later-than-law', 'write-summary', 'looked', { ...summary, safetyDoneBy: '2026-12-01' }],
  ['unfit-words', 'write-summary', 'looked', { ...summary, found: 'It is your lifestyle.' }],
  ['reason-missing', 'write-summary', 'nothingAtAll', { found: 'Soot on one wall.' }],
  ['summary-on-its-way', 'write-summary', 'approved', summary],
  ['already-done', 'write-summary', 'allButPrevention', summary],
  ['no-summary-to-review', 'approve-summary', 'looked', {}, 'manager'],
  ['no-summary-to-review', 'approve-summary', 'sentBack', {}, 'manager'],
  ['second-person-needed', 'approve-summary', 'written', {}],
  ['no-summary-to-review', 'send-summary-back', 'approved', { reason: words }, 'manager'],
  ['not-investigated', 'summary', 'weighed', { how: 'letter', words }],
  ['not-investigated', 'ask-in-person', 'weighed', { words }],
  ['not-remote', 'ask-in-person', 'looked', { words }],
  ['asked-already', 'ask-in-person', 'askedInPerson', { words }],
  ['before-investigation', 'summary', 'lookedFromAfar', { how: 'letter', words, ...at('23 10:30') }],
  ['work-not-finished-in-time', 'summary', 'looked', { how: 'told instead', words }],
  ['already-done', 'made-safe', 'safe', { words }],
  ['already-done', 'offer-accommodation', 'safe', stay],
  ['nothing-to-prevent', 'prevention-begun', 'nothingToPrevent', { how: 'work started', words, finishBy: '2026-12-10' }],
  ['date-has-passed', 'prevention-begun', 'looked', { how: 'work started', words, finishBy: '2026-11-23' }],
  ['date-too-far', 'prevention-begun', 'looked', { how: 'work started', words, finishBy: '2029-11-23' }],
  ['not-begun', 'prevention-finished', 'startedToo', { words }],
  ['nothing-offered', 'heard', 'weighed', { about: 'stay', how: 'by phone', words }],
  ['nothing-offered', 'answer-accommodation', 'weighed', { answer: 'accepted', words }],
  ['nothing-offered', 'answer-accommodation', 'offered', { answer: 'accepted', words, ...at('23 11:30') }],
  ['notice-after-visit', 'step', 'fresh', { kind: 'access attempt', words, ...at('24 09:00'), noticeAt: london(day('24 09:20')) }],
  ['still-to-do', 'close', 'allButPrevention', { ending: 'resident agrees' }, 'manager'],
  ['still-to-do', 'close', 'promised', { ending: 'tenancy ended', words }, 'manager'],
  ['reason-missing', 'close', 'allDone', { ending: 'tenancy ended' }, 'manager'],
  ['no-answer-yet', 'close', 'allDone', { ending: 'resident agrees' }, 'manager'],
  ['resident-disagrees', 'close', 'disagreed', { ending: 'no answer', words }, 'manager'],
  ['still-to-do', 'close', 'dampDone', { ending: 'resident agrees' }, 'manager'],
  ['no-such-repair', 'tie-repair', 'fresh', { reference: 'REP-2026-99999', purpose: 'safety' }],
  ['not-tied', 'untie-repair', 'fresh', { reference: 'REP-2026-99999', reason: words }],
  ['repair-not-that-far', 'made-safe', 'fresh', { takenFrom: 'REP-2026-99999' }],
  ['not-inspected', 'take-inspection', 'dampDone', { reference: 'INS-2026-99999' }],
  ['away-already', 'offer-accommodation', 'away', stay],
  ['no-offer-stands', 'withdraw-accommodation', 'weighed', { reason: words }],
  ['nobody-away', 'move-return', 'offered', { untilOn: '2026-12-18', reason: words }],
  ['nobody-away', 'moved-back', 'offered', { words, costPence: 100 }],
  ['back-before-it-begins', 'offer-accommodation', 'fresh', { ...stay, untilOn: '2026-11-20' }],
  ['stay-too-long', 'offer-accommodation', 'fresh', { ...stay, untilOn: '2028-11-20' }],
  ['stay-too-long', 'move-return', 'away', { untilOn: '2028-11-20', reason: words }],
  ['no-recurrence-to-rule-out', 'rule-out-recurrence', 'allDone', { reason: words }, 'manager'],
  ['not-damp', 'dry-check', 'allDone', found('dry'), 'manager'],
  ['not-damp', 'close', 'allDone', { ending: 'works planned', words }, 'manager'],
  ['works-not-finished', 'dry-check', 'looked', found('dry'), 'manager'],
  ['had-a-hand-in-it', 'dry-check', 'dampDone', found('dry'), 'surveyor'],
  ['reading-missing', 'dry-check', 'dampDone', { result: 'dry', words }, 'manager'],
  ['check-too-soon', 'dry-check', 'watched', found('dry'), 'manager'],
  ['try-again-missing', 'dry-check', 'dampDone', { result: 'nobody in', words }, 'manager'],
  ['try-again-sooner', 'dry-check', 'dampDone', { result: 'nobody in', words, againOn: '2027-03-01' }, 'manager'],
  ['already-done', 'dry-check', 'checkedDry', found('dry'), 'manager'],
  ['unknown-cause', 'cause', 'dampDone', { cause: 'lifestyle', words }],
  ['cause-is-coded', 'cause', 'dampDone', { cause: 'penetrating-wall', words }],
  ['no-works-planned', 'close', 'checkedDry', { ending: 'works planned', words }, 'manager'],
  ['home-still-ours', 'close', 'checkedDry', { ending: 'home no longer ours', words }, 'manager'],
  ['is-watched', 'close', 'watched', { ending: 'resident agrees' }, 'manager'],
  ['is-watched', 'triage', 'watched', { ...weighing, notAskedBecause: 'In hospital' }],
  ['is-watched', 'made-safe', 'watched', { words }],
];

/** What the form asks for before the decision can; what only another case or promise brings about; what is tried elsewhere. */
const notHere: Readonly<Partial<Record<HazardRefusal, string>>> = {
  'reading-not-possible': 'the form looks at each figure itself', 'instrument-missing': 'the form asks for it itself', 'checked-meanwhile': 'only a phone knows which check it took along: src/phone/checks-without-signal.db.test.ts', 'investigated-meanwhile': 'only a phone knows of an earlier one: src/phone/hazards-without-signal.db.test.ts',
  'open-already': 'only of a new one: src/hazards/open-already.db.test.ts', 'nobody-to-write-to': 'src/hazards/summary.db.test.ts', 'home-has-ended': 'src/homes/end-of-home.db.test.ts',
  'offer-changed': 'only by their link: src/hazards/resident-answers.db.test.ts', 'not-put-right-yet': 'only by their link: src/hazards/resident-answers.db.test.ts',
  'words-missing': 'every form asks for words itself', 'competence-missing': 'the form asks who and why itself',
  'case-is-closed': 'tried below, at every action', 'follow-on-open': 'no hazard has a follow-on yet', 'promise-open': 'the promise of the preventative work is kept by finishing it; others are the spine’s',
  'tied-already': 'src/hazards/works.db.test.ts', 'repair-elsewhere': 'src/hazards/works.db.test.ts', 'repair-not-taken': 'src/hazards/works.db.test.ts',
  'no-such-proposal': 'src/hazards/spread.db.test.ts', 'no-such-visit': 'src/hazards/spread.db.test.ts', 'visit-day-missing': 'src/hazards/spread.db.test.ts', 'visit-too-far': 'src/hazards/spread.db.test.ts', 'hazard-not-opened': 'src/hazards/spread.db.test.ts',
  'has-own-hazard-case': 'src/hazards/hazards.db.test.ts', 'repair-is-closed': 'src/hazards/hazards.db.test.ts',
};

/** What may be decided of places near it after its own end, where there are any. */
const afterTheEnd: Readonly<Record<string, HazardRefusal>> = { 'leave-near': 'no-such-proposal', 'looked-near': 'no-such-visit', 'rule-out-recurrence': 'no-recurrence-to-rule-out' };

describe('what is refused of a hazard', () => {
  let doors: DoorSite;
  const reached = new Map<StateName | 'ended', string>();
  before(async () => {
    doors = await DoorSite.open();
    // First, since damp told of at a home where damp is watched is that case come back: what is watched is reached last.
    reached.set('ended', await reach([{ type: 'ProposeDowngrade', to: 'not-a-hazard', reason: 'Soot', toldHow: 'Rang' }], true));
    for (const name of Object.keys(states) as StateName[]) reached.set(name, await reach(states[name]));
  });
  after(() => doors.close());

  const as = (role: Role): Actor => doors.site.landlord.staff[role];
  async function reach(all: readonly Said[], ends = false): Promise<string> {
    return doors.site.inLandlord(async (tx) => {
      const landlord = await landlordById(tx, tx.landlordId);
      assert.ok(landlord);
      const now = doors.site.clock.now as Instant;
      const asking = (actor: Actor) => ({ tx, landlord, actor, now, today: now.slice(0, 10), newId, database: doors.site.database });
      const done = await performHazardReport(asking(as('adviser')), { homeId: doors.site.landlord.homeId, communalAreaId: null, already: { because: 'Another room' }, told: told({ awareAt: day('23 09:00'), lateBecause: 'Rang yesterday' }) });
      assert.ok(done.ok);
      const { reference } = done.draft.spine.file;
      for (const said of all) {
        const [command, role] = 'type' in said ? [said, 'surveyor' as const] : said;
        const acted = await performOnHazard(asking(as(role)), { reference }, command);
        assert.ok(acted.ok, acted.ok ? '' : `${command.type}: ${acted.refusal}`);
      }
      if (ends) assert.ok((await performOnHazard(asking(as('manager')), { reference }, { type: 'AgreeToDowngrade' })).ok);
      return reference;
    });
  }

  async function changesNothing(asks: () => Promise<Answered>): Promise<Answered> {
    const beforehand = await doors.allThereIs();
    const answer = await asks();
    assert.deepEqual(await doors.allThereIs(), beforehand, 'something changed');
    return answer;
  }

  /** The words without their end, whatever facts follow. */
  const stem = (refusal: HazardRefusal) => hazardRefusalInWords(refusal).replace(/\.$/, '');

  for (const [refusal, path, state, sent, role = 'surveyor'] of rows) {
    test(`${refusal}: ${path} at its page, ${state}`, async () => {
      const reference = reached.get(state) ?? '';
      const fields = formFromJson(sent);
      const answer = await changesNothing(async () => doors.fill(doors.site.landlord.staff[role], `/hazards/${reference}/${path}`, { seenVersion: String(await doors.versionOf(reference)), ...fields }));
      assert.ok(assertSaysNo(answer, fields).includes(stem(refusal)), answer.text.slice(0, 200));
    });

    test(`${refusal}: ${path} by a program, ${state}`, async () => {
      const answer = await changesNothing(() => doors.call(role, `/api/v1/hazards/${reached.get(state) ?? ''}/${path}`, sent));
      assert.deepEqual([answer.status, answer.json['type'], answer.json['refusal'], String(answer.json['detail']).startsWith(stem(refusal))], [422, '/api/problems/refused', refusal, true], answer.text);
    });
  }

  for (const { path, api } of everyAction) {
    test(`case-is-closed, or nothing proposed: ${path}, by a program`, async () => {
      const { version: _version, ...sent } = api.example as { readonly version?: number };
      const answer = await changesNothing(() => doors.call('manager', `/api/v1/hazards/${reached.get('ended') ?? ''}/${path}`, sent));
      assert.deepEqual([answer.status, answer.json['refusal']], [422, afterTheEnd[path] ?? 'case-is-closed'], answer.text);
    });
  }

  test('where somebody else was quicker, the page says so, nothing is saved, and what was typed is sent once more', async () => {
    const reference = reached.get('fresh') ?? '';
    const fields = { words: 'Propped and fenced off', when: 'now' };
    const url = `/hazards/${reference}/made-safe`;
    const answer = await changesNothing(() => doors.fill(doors.site.landlord.staff.surveyor, url, { ...fields, seenVersion: '0' }));
    assert.equal(answer.status, 409);
    assert.match(assertSaysNo({ ...answer, status: 422 }, fields), /Somebody else changed this/);
    assert.match(answer.text, new RegExp(`name="seenVersion" value="${await doors.versionOf(reference)}"`));
  });

  test('a cause on record is said on the form and not chosen in it: what is sent unchanged would be none', async () => {
    const { text } = await doors.read(doors.site.landlord.staff.surveyor, `/hazards/${reached.get('dampDone') ?? ''}/cause`);
    assert.match(text, /On record: /);
    assert.doesNotMatch(text, /value="penetrating-wall"[^>]* selected/);
  });

  test('what waits for a second person shows in one row what was told, how it was weighed and what is proposed, and leads to deciding', async () => {
    const reference = reached.get('proposed') ?? '';
    const { words } = told({ awareAt: day('23 09:00') });
    const list = await doors.read(doors.site.landlord.staff.manager, '/hazards?show=second-person');
    for (const part of ['Only a window', words, `/hazards/${reference}/agree-lower`, 'Nobody has weighed it yet']) assert.ok(list.text.includes(part), part);
    const page = await doors.read(doors.site.landlord.staff.manager, `/hazards/${reference}/agree-lower`);
    for (const part of ['Only a window', words, `/hazards/${reference}/decline-lower`]) assert.ok(page.text.includes(part), part);
  });

  test('a day without its time is no awareness, by a program or on the page', async () => {
    const { homeId } = doors.site.landlord;
    const byProgram = await changesNothing(() => doors.call('adviser', '/api/v1/hazards', { homeId, words, isEmergency: false, at: '2026-11-23' }));
    assert.deepEqual([byProgram.status, byProgram.json['type']], [422, '/api/problems/invalid'], byProgram.text);
    const onPage = await changesNothing(() => doors.fill(doors.site.landlord.staff.adviser, `/hazards/report/home/${homeId}`, { words, emergency: 'no', when: 'earlier', 'whenOn-day': '23', 'whenOn-month': '11', 'whenOn-year': '2026' }));
    assert.match(assertSaysNo(onPage, { words }), /Enter the time/);
  });

  test('each refusal is tried here, or it is said why it cannot be met', () => {
    const tried = new Set(rows.map(([refusal]) => refusal));
    assert.deepEqual(everyHazardRefusal.filter((refusal) => tried.has(refusal) === (notHere[refusal] !== undefined)), [], 'neither, or both');
  });
});
