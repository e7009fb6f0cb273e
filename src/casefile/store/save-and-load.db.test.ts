import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Client } from 'pg';
import { aContext, aMessage, aWordFromUs, tuesdayMorning, typesOf } from '../../../test/builders/case.ts';
import { aCaseOf, aLandlord, type BuiltLandlord } from '../../../test/builders/landlord.ts';
import { testDatabase, type TestDatabase } from '../../../test/database.ts';
import { instant, plainDate } from '../../clock/index.ts';
import { dueFor } from '../../law/index.ts';
import { openDatabase, NotFound, RecordChanged, type Database } from '../../platform/database/index.ts';
import { newId } from '../../platform/ids.ts';
import { applyChange } from '../apply-change.ts';
import { checkChain } from '../chain.ts';
import { newDraft, recordOf, type CaseDraft, type NewCaseFile } from '../draft.ts';
import type { CaseChange, CaseContext, CaseEvent, NewMessage, PromiseId, Reference } from '../model.ts';
import { performOnCase, recordSystemEvents } from '../perform.ts';
import type { CaseEventRow } from '../tables.ts';
import { loadCaseForChange } from './load.ts';
import { nextReference, takeReferences } from './references.ts';
import { eventFrom } from './rows.ts';
import { saveCases } from './save.ts';
import { verifyAllCases, verifyCase } from './verify.ts';

const reading = { now: tuesdayMorning, today: '2026-11-24', newId };
let made: TestDatabase;
let database: Database;
let landlord: BuiltLandlord;
let context: CaseContext;
let number = 0;

before(async () => {
  made = await testDatabase();
  database = await openDatabase({ connectionString: made.appUrl });
  landlord = await aLandlord(database);
  context = { ...aContext({ actor: landlord.staff.adviser }), newId };
});
after(async () => {
  await database.close();
  await made.close();
});

const nothing: CaseChange = { events: [{ type: 'RepairReported', data: { words: 'It drips' } }] };
const reference = () => `REP-2026-${String((number += 1)).padStart(5, '0')}`;

async function saved(change: CaseChange = nothing, file: Partial<NewCaseFile> = {}): Promise<CaseDraft> {
  const draft = newDraft(aCaseOf(landlord, reference(), file));
  applyChange(draft, change, context);
  await database.inLandlord(landlord.id, (tx) => saveCases(tx, [draft]));
  return draft;
}

const loaded = (name: string) => database.inLandlord(landlord.id, (tx) => loadCaseForChange(tx, name));
const timelineOf = (id: string): Promise<CaseEvent[]> =>
  database.inLandlord(landlord.id, async (tx) =>
    (await tx.query<CaseEventRow>('select * from case_events where landlord_id = $1 and case_id = $2 order by sequence', [landlord.id, id])).map(eventFrom));

/** As whoever owns the tables, inside this landlord: what somebody with the database's password could do. */
async function asOwner(...statements: readonly string[]): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: made.ownerUrl });
  await client.connect();
  try {
    await client.query(`begin; set local app.landlord_id = '${landlord.id}'`);
    let rows: Record<string, unknown>[] = [];
    for (const statement of statements) rows = (await client.query(statement)).rows;
    await client.query('commit');
    return rows;
  } finally {
    await client.end();
  }
}

function everything(): CaseChange {
  const promise = { id: newId() as PromiseId, madeTo: 'Ms A. Okafor', words: 'We will ring you', dueOn: plainDate('2026-11-26'), keptBy: 'booking' };
  return {
    events: [{ type: 'RepairReported', data: { words: 'It drips “a lot” — naïve, 漏水', photos: [], at: { room: 'Kitchen', floor: 2 }, note: undefined } }],
    set: [{ kind: 'law', due: dueFor({ rule: 'hazards.investigate', from: tuesdayMorning }, context.calendar) }, { kind: 'law', due: dueFor({ rule: 'hazards.emergency', from: tuesdayMorning }, context.calendar) }],
    promise: [promise],
    contacts: [{ ...aWordFromUs, residentId: landlord.residentId }],
    messages: [{ ...aMessage, residentId: landlord.residentId }],
    notices: [{ staffId: landlord.staff.planner.id, words: 'A new one' }],
  };
}

describe('a case saved and loaded', () => {
  it('is what it was: header, clocks with their working, promises', async () => {
    const draft = await saved(everything());
    const again = await loaded(draft.file.reference);
    assert.deepEqual(again.file, draft.file);
    const byId = <Row extends { readonly id: string }>(rows: readonly Row[]) => rows.toSorted((one, other) => (one.id < other.id ? -1 : 1));
    assert.deepEqual(byId(recordOf(again).deadlines), byId(recordOf(draft).deadlines));
    assert.deepEqual(recordOf(again).promises, recordOf(draft).promises);
    assert.equal(again.loadedVersion, draft.file.version);
  });

  it('has its timeline as it was sealed', async () => {
    const draft = await saved(everything());
    const timeline = await timelineOf(draft.file.id);
    assert.deepEqual(timeline, JSON.parse(JSON.stringify(draft.events)));
    assert.deepEqual(checkChain(draft.file.id, timeline, draft.file), { intact: true, entries: draft.events.length });
  });

  it('shows only what is still open', async () => {
    const draft = await saved(everything());
    const [promise] = draft.promises.keys();
    assert.ok(promise);
    await database.inLandlord(landlord.id, async (tx) => {
      const again = await loadCaseForChange(tx, draft.file.reference);
      applyChange(again, { events: [], meet: ['hazards.emergency'], settle: [{ id: promise as PromiseId, outcome: 'kept', reason: 'Rang' }] }, context);
      await saveCases(tx, [again]);
    });
    const again = recordOf(await loaded(draft.file.reference));
    assert.deepEqual(again.deadlines.map(({ rule }) => rule).sort(), ['hazards.investigate', 'policy.update-rhythm']);
    assert.deepEqual(again.promises, []);
  });

  it('knows its follow-ons until they close', async () => {
    const parent = await saved();
    const link = { toCaseId: parent.file.id, toReference: parent.file.reference, kind: 'follow-on-to' } as const;
    const child = await saved({ ...nothing, links: [link] });
    assert.deepEqual(recordOf(await loaded(parent.file.reference)).openFollowOns, [child.file.reference]);
    await database.inLandlord(landlord.id, async (tx) => {
      const draft = await loadCaseForChange(tx, child.file.reference);
      applyChange(draft, { events: [], file: { closedAt: tuesdayMorning } }, context);
      await saveCases(tx, [draft]);
    });
    assert.deepEqual(recordOf(await loaded(parent.file.reference)).openFollowOns, []);
  });

  it('is not found under another reference', async () => {
    await assert.rejects(loaded('REP-1999-00001'), NotFound);
  });

  const moments = ['2026-11-24T09:30:00.000Z', '2026-10-25T00:30:00.123Z', '2026-10-25T01:30:00.120Z', '2026-03-29T01:00:00.001Z', '2024-02-29T23:59:59.999Z'];
  for (const moment of moments) {
    it(`keeps the moment ${moment} to the millisecond`, async () => {
      const draft = await saved(nothing, { openedAt: instant(moment) });
      assert.equal((await loaded(draft.file.reference)).file.openedAt, moment);
    });
  }
});

describe('all or none', () => {
  const tables = ['cases', 'case_events', 'deadlines', 'promises', 'contacts', 'messages', 'notices'];
  const counts = async () =>
    (await asOwner(`select ${[...tables.map((table) => `(select count(*) from ${table})`), '(select sum(last_sequence + version) from cases)'].map((sql, index) => `${sql} as n${index}`).join(', ')}`))[0];

  async function changed(draft: CaseDraft, change: CaseChange, then: () => void): Promise<void> {
    await database.inLandlord(landlord.id, async (tx) => {
      const again = await loadCaseForChange(tx, draft.file.reference);
      applyChange(again, change, context);
      await saveCases(tx, [again]);
      then();
    });
  }

  it('an error after the change leaves nothing: state, timeline, clocks, promises, contacts, and the message that waits to leave', async () => {
    const draft = await saved();
    const counted = await counts();
    await assert.rejects(changed(draft, everything(), () => { throw new Error('The power went'); }), /The power went/);
    assert.deepEqual(await counts(), counted);
  });

  it('a message the database refuses takes the whole change with it', async () => {
    const draft = await saved();
    const counted = await counts();
    const pigeon = { ...aMessage, channel: 'pigeon' } as unknown as NewMessage;
    await assert.rejects(changed(draft, { ...everything(), messages: [pigeon] }, () => undefined), { code: '23514' });
    assert.deepEqual(await counts(), counted);
  });

  it('and without an error all of it is there', async () => {
    const draft = await saved();
    const counted = await counts();
    await changed(draft, everything(), () => undefined);
    const now = await counts();
    const grown = tables.filter((_, index) => Number(now?.[`n${index}`]) > Number(counted?.[`n${index}`]));
    assert.deepEqual(grown, tables.slice(1));
  });
});

describe('two people on one case', () => {
  const noteBy = (name: string, words: string, seenVersion?: number) =>
    database.inLandlord(landlord.id, (tx) => performOnCase(tx, { reference: name, ...(seenVersion === undefined ? {} : { seenVersion }) }, { type: 'AddNote', words }, context));

  it('at the same time wait for each other: every entry is there, and the chain holds', async () => {
    const { file } = await saved();
    const words = Array.from({ length: 12 }, (_, index) => `Note ${index}`);
    await Promise.all(words.map((each) => noteBy(file.reference, each)));
    const timeline = await timelineOf(file.id);
    assert.deepEqual(timeline.filter(({ type }) => type === 'NoteAdded').map(({ data }) => data['words']).sort(), words.sort());
    const { file: now } = await loaded(file.reference);
    assert.equal(checkChain(file.id, timeline, now).intact, true);
    assert.equal(now.version, file.version + 12);
  });

  it('the one whose page is older is told so, and changes nothing', async () => {
    const { file } = await saved();
    await noteBy(file.reference, 'First', file.version);
    await assert.rejects(noteBy(file.reference, 'Second', file.version), RecordChanged);
    assert.deepEqual(typesOf(await timelineOf(file.id)).filter((type) => type === 'NoteAdded').length, 1);
  });

  it('both with the same page at the same moment: one of them wins', async () => {
    const { file } = await saved();
    const results = await Promise.allSettled([noteBy(file.reference, 'One', file.version), noteBy(file.reference, 'Other', file.version)]);
    assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  });

  it('what the product writes by itself does not make a page old', async () => {
    const { file } = await saved();
    await database.inLandlord(landlord.id, (tx) => recordSystemEvents(tx, [{ caseId: file.id, change: { events: [{ type: 'MessageDelivered', data: {} }] } }], reading));
    assert.deepEqual(await noteBy(file.reference, 'Still fresh', file.version), { ok: true });
  });

  it('a refusal saves nothing', async () => {
    const { file } = await saved();
    assert.deepEqual(await noteBy(file.reference, ''), { ok: false, refusal: 'words-missing', facts: {} });
    assert.equal((await loaded(file.reference)).file.version, file.version);
  });
});

describe('the timeline', () => {
  for (const statement of ["update case_events set data = '{}'", 'delete from case_events', 'truncate case_events', 'delete from cases']) {
    it(`the application may not: ${statement}`, async () => {
      await saved();
      await assert.rejects(database.inLandlord(landlord.id, (tx) => tx.query(statement)), { code: '42501' });
    });
  }

  const tampering: [what: string, sql: (id: string) => string, brokenAt: number][] = [
    ['an entry’s words', (id) => `update case_events set data = data || '{"words":"Nothing much"}' where case_id = '${id}' and sequence = 2`, 2],
    ['who did it', (id) => `update case_events set actor_name = 'Somebody else' where case_id = '${id}' and sequence = 1`, 1],
    ['when it was', (id) => `update case_events set at = at - interval '1 day' where case_id = '${id}' and sequence = 3`, 3],
    ['an entry in the middle', (id) => `delete from case_events where case_id = '${id}' and sequence = 2`, 2],
    ['the last entry', (id) => `delete from case_events where case_id = '${id}' and sequence = (select max(sequence) from case_events where case_id = '${id}')`, 0],
    ['the whole of it', (id) => `delete from case_events where case_id = '${id}'`, 1],
  ];
  for (const [what, sql, brokenAt] of tampering) {
    it(`tampered with by whoever owns the database (${what}), it is named by its first broken link`, async () => {
      const { file } = await saved(everything());
      const check = () => database.inLandlord(landlord.id, (tx) => verifyCase(tx, file.reference));
      assert.deepEqual(await check(), { reference: file.reference, intact: true, entries: file.lastSequence });
      await asOwner(sql(file.id));
      const result = await check();
      assert.equal(result?.intact, false);
      assert.equal(result.brokenAt, brokenAt === 0 ? file.lastSequence : brokenAt);
    });
  }

  it('of every case is checked, and only the tampered ones are named', async () => {
    const other = await aLandlord(database, 'Moorside Homes');
    const drafts = Array.from({ length: 205 }, (_, index) => newDraft(aCaseOf(other, `REP-2026-${String(index).padStart(5, '0')}`)));
    for (const draft of drafts) applyChange(draft, nothing, { ...context, actor: other.staff.adviser });
    await database.inLandlord(other.id, (tx) => saveCases(tx, drafts));
    const verify = () => database.inLandlord(other.id, async (tx) => {
      const broken: string[] = [];
      let checked = 0;
      for await (const { reference: name, intact } of verifyAllCases(tx)) {
        checked += 1;
        if (!intact) broken.push(name);
      }
      return { checked, broken };
    });
    assert.deepEqual(await verify(), { checked: 205, broken: [] });
    await asOwner(`set local app.landlord_id = '${other.id}'`, `update case_events set type = 'NothingHappened' where case_id = '${drafts[203]?.file.id}'`);
    assert.deepEqual(await verify(), { checked: 205, broken: ['REP-2026-00203'] });
  });
});

describe('references', () => {
  it('are unique under 50 callers at once, and each landlord has its own', async () => {
    const other = await aLandlord(database, 'Moorside Homes');
    const of = (id: string) => Promise.all(Array.from({ length: 50 }, () => nextReference(database, { landlordId: id, prefix: 'CMP', year: 2026 })));
    const [ours, theirs] = await Promise.all([of(landlord.id), of(other.id)]);
    assert.equal(new Set(ours).size, 50);
    assert.ok(ours.includes('CMP-2026-00001' as Reference) && theirs.includes('CMP-2026-00001' as Reference));
  });

  it('taken many at once follow each other and collide with none', async () => {
    const enquiries = (year: number) => ({ landlordId: landlord.id, prefix: 'ENQ', year });
    const many = await takeReferences(database, enquiries(2026), 3);
    assert.deepEqual(many, ['ENQ-2026-00001', 'ENQ-2026-00002', 'ENQ-2026-00003']);
    assert.equal(await nextReference(database, enquiries(2026)), 'ENQ-2026-00004');
    assert.equal(await nextReference(database, enquiries(2027)), 'ENQ-2027-00001');
  });
});
