import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { commands } from '../../test/builders/hazard.ts';
import { HazardsAtWork } from '../../test/builders/hazards-at-work.ts';
import { aLandlord, type BuiltLandlord } from '../../test/builders/landlord.ts';
import { london } from '../../test/builders/times.ts';
import { rowsOf } from '../../test/invented-landlord.ts';
import { openSite, type Site } from '../../test/staff-site.ts';
import { verifyCase } from '../casefile/index.ts';
import type { Instant } from '../clock/index.ts';
import { correspondenceJobs } from '../correspondence/index.ts';
import { newId } from '../platform/ids.ts';
import { openLog } from '../platform/log.ts';
import type { MailOutcome, NotifySender } from '../platform/mail/index.ts';

const monday = london('2026-12-07 09:00');
const lookedAt = '2026-12-07 10:00';
const { approves, investigated, madeSafe, sendsBack, summarySent, triage, writes, begun } = commands;

describe('the written summary', () => {
  let site: Site;
  let larch: BuiltLandlord;
  let hazards: HazardsAtWork;
  before(async () => {
    site = await openSite([], monday);
    larch = await aLandlord(site.database, `Larch ${newId()}`);
    hazards = new HazardsAtWork(site.database, larch);
    await hazards.asksAboutNeeds();
  });
  after(() => site.close());

  const rows = <Row>(sql: string, ...parameters: unknown[]) => rowsOf<Row>(site.database, larch.id, sql, ...parameters);
  const act: HazardsAtWork['do'] = (reference, actor, now, command) => hazards.do(reference, actor, now, command);
  const report = (place: { readonly homeId: string | null; readonly communalAreaId: string | null }) => hazards.report(monday, place);

  /** Investigated, and its summary written by the surveyor; the resident likes to be told by one channel and has these addresses. */
  async function written(likes: 'text' | 'email' | 'letter', known: { readonly mobile: string | null; readonly email: string | null }, more: { readonly language?: string } = {}) {
    await rows('delete from addresses_not_working returning resident_id');
    await rows('update residents set mobile = $2, email = $3, preferred_channel = $4, language = $5 where id = $1 returning id', larch.residentId, known.mobile, known.email, likes, more.language ?? 'English');
    const file = await report({ homeId: larch.homeId, communalAreaId: null });
    for (const command of [triage(), investigated(lookedAt), writes()]) assert.equal(await act(file.reference, larch.staff.surveyor, london('2026-12-07 12:00'), command), undefined, command.type);
    return file;
  }
  async function send(now: Instant, outcomes: MailOutcome[] = []): Promise<void> {
    const notify: NotifySender = { channels: ['text', 'email'], send: async () => outcomes.shift() ?? { kind: 'accepted' }, has: async () => 'no' };
    await correspondenceJobs({ mailer: undefined, notify, publicAddress: '' }).tasks['send-waiting-messages']?.({}, { database: site.database, now, newId, log: openLog('silent') } as never);
  }
  const messages = (caseId: string) => rows<{ channel: string; status: string; body: string; id: string; language: string }>(`select id, channel, status, body, language from messages where case_id = $1 and template = 'hazard-summary' order by queued_at, id`, caseId);
  const clock = async (caseId: string) => (await rows<{ status: string; late: boolean; on: string }>(`select status, late, due_on::text as on from deadlines where case_id = $1 and rule = 'hazards.summary' order by set_at desc limit 1`, caseId))[0];
  const sentAt = async (caseId: string) => (await rows<{ at: string | null }>('select summary_sent_at as at from hazards where case_id = $1', caseId))[0]?.at ?? null;
  const promises = (caseId: string) => rows<{ on: string; keptBy: string; outcome: string | null }>('select due_on::text as on, kept_by as "keptBy", outcome from promises where case_id = $1 order by due_on, kept_by', caseId);
  const both = { mobile: '07700900001', email: 'one@example.org' };

  it('goes only when another person has seen it, and its clock runs until it has left', async () => {
    const { id, reference } = await written('email', both);
    const approvedAt = london('2026-12-08 10:00');
    assert.equal(await act(reference, larch.staff.surveyor, approvedAt, approves), 'second-person-needed');
    assert.equal((await messages(id)).length, 0);
    assert.equal(await act(reference, larch.staff.manager, approvedAt, approves), undefined);
    assert.deepEqual([(await clock(id))?.status, await sentAt(id)], ['open', null], 'reviewed is not sent');
    await send(london('2026-12-08 10:05'));
    assert.deepEqual([await clock(id), await sentAt(id)], [{ status: 'met', late: false, on: '2026-12-10' }, london('2026-12-08 10:05')]);
    assert.equal((await site.database.inLandlord(larch.id, (tx) => verifyCase(tx, reference)))?.intact, true);
  });

  it('says what was found, each work with its two days, whom to call, how to complain and the Ombudsman; and what is sent is what is kept', async () => {
    const { id, reference } = await written('email', both);
    await act(reference, larch.staff.manager, london('2026-12-08 10:00'), approves);
    const [message] = await messages(id);
    const [approved] = await rows<{ text: string }>(`select data ->> 'text' as text from case_events where case_id = $1 and type = 'HazardSummaryApproved'`, id);
    for (const said of [/It is a significant hazard: damp and mould growth\. That is a danger which the law asks us to make safe within 5 working days/, /Rain comes in by a split downpipe/, /We will begin by Wednesday 9 December and finish by Thursday 10 December\./, /We will begin by Friday 11 December and finish by Friday 15 January/, /make a complaint at any time/, /Housing Ombudsman/]) assert.match(message?.body ?? '', said);
    assert.ok(message?.body.includes(approved?.text ?? 'nothing'), 'whole');
  });

  it('makes its days promises, which the acts keep', async () => {
    const { id, reference } = await written('email', both);
    await act(reference, larch.staff.manager, london('2026-12-08 10:00'), approves);
    assert.deepEqual(await promises(id), [
      { on: '2026-12-09', keptBy: 'safety-begun', outcome: null }, { on: '2026-12-10', keptBy: 'made-safe', outcome: null }, { on: '2026-12-11', keptBy: 'prevention-begun', outcome: null }, { on: '2027-01-15', keptBy: 'prevention', outcome: null },
    ]);
    await act(reference, larch.staff.planner, london('2026-12-09 12:00'), madeSafe('2026-12-09 11:00'));
    await act(reference, larch.staff.planner, london('2026-12-10 12:00'), begun('2026-12-10 11:00'));
    assert.deepEqual((await promises(id)).map(({ keptBy, outcome }) => [keptBy, outcome]), [['safety-begun', 'kept'], ['made-safe', 'kept'], ['prevention-begun', 'kept'], ['prevention', 'moved'], ['prevention', null]]);
  });

  it('is never a text: who likes texts has it by email, or by letter, which counts when it is posted', async () => {
    const { id, reference } = await written('text', { mobile: both.mobile, email: null });
    await act(reference, larch.staff.manager, london('2026-12-08 10:00'), approves);
    await send(london('2026-12-08 10:05'));
    assert.deepEqual((await messages(id)).map(({ channel, status }) => [channel, status]), [['letter', 'to print']]);
    assert.equal((await clock(id))?.status, 'open');
    const other = await written('text', both);
    await act(other.reference, larch.staff.manager, london('2026-12-08 10:00'), approves);
    assert.deepEqual((await messages(other.id)).map(({ channel }) => channel), ['email']);
  });

  it('that a server turns away goes by letter, and not as a text; the clock runs on', async () => {
    const { id, reference } = await written('email', both);
    await send(london('2026-12-08 10:04'));
    await act(reference, larch.staff.manager, london('2026-12-08 10:00'), approves);
    await send(london('2026-12-08 10:05'), [{ kind: 'refused', why: 'No such address.', isTheAddress: true }]);
    assert.deepEqual((await messages(id)).map(({ channel }) => channel), ['email', 'letter']);
    assert.deepEqual([(await clock(id))?.status, await sentAt(id)], ['open', null]);
  });

  it('in a language we have no words in it is English with a line that offers theirs, and a task for a person', async () => {
    const { id, reference } = await written('email', both, { language: 'Polish' });
    await act(reference, larch.staff.manager, london('2026-12-08 10:00'), approves);
    assert.match((await messages(id))[0]?.body ?? '', /We can send this in Polish/);
    assert.equal((await rows(`select 1 from message_tasks where case_id = $1 and kind = 'language'`, id)).length, 1);
  });

  it('sent back is mended by its writer, and reviewed anew; a reviewer who mends it needs another', async () => {
    const { surveyor, manager } = larch.staff;
    const { reference } = await written('email', both);
    const at = london('2026-12-08 10:00');
    assert.equal(await act(reference, manager, at, sendsBack), undefined);
    assert.equal(await act(reference, manager, at, writes({ found: 'Rain comes in by the downpipe.' })), undefined);
    assert.equal(await act(reference, manager, at, approves), 'second-person-needed');
    assert.equal(await act(reference, surveyor, at, approves), undefined);
  });

  it('of an investigation that was made anew meanwhile settles nothing: the new one has a summary of its own', async () => {
    const { id, reference } = await written('email', both);
    await act(reference, larch.staff.manager, london('2026-12-08 10:00'), approves);
    await act(reference, larch.staff.surveyor, london('2026-12-08 10:02'), investigated('2026-12-08 10:01'));
    await send(london('2026-12-08 10:05'));
    assert.deepEqual([await sentAt(id), (await clock(id))?.status], [null, 'open']);
  });

  it('given on paper before it left is not counted twice, and one of a shared place is given on paper', async () => {
    const { id, reference } = await written('email', both);
    await act(reference, larch.staff.manager, london('2026-12-08 10:00'), approves);
    await act(reference, larch.staff.adviser, london('2026-12-08 10:02'), summarySent('2026-12-08 10:01'));
    await send(london('2026-12-08 10:05'));
    assert.equal(await sentAt(id), london('2026-12-08 10:01'));
    const [area] = await rows<{ id: string }>(`insert into communal_areas (landlord_id, id, estate_id, block_id, name) select landlord_id, $2, estate_id, block_id, 'Stairs' from homes where id = $1 returning id`, larch.homeId, newId());
    assert.ok(area);
    const shared = await report({ homeId: null, communalAreaId: area.id });
    for (const command of [triage(), investigated(lookedAt), writes()]) await act(shared.reference, larch.staff.surveyor, london('2026-12-07 12:00'), command);
    assert.equal(await act(shared.reference, larch.staff.manager, london('2026-12-08 10:00'), approves), 'nobody-to-write-to');
  });
});
