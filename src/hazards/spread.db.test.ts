import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { commands } from '../../test/builders/hazard.ts';
import { HazardsAtWork } from '../../test/builders/hazards-at-work.ts';
import type { BuiltLandlord } from '../../test/builders/landlord.ts';
import { london } from '../../test/builders/times.ts';
import { openedLandlord } from '../../test/opened-database.ts';
import { verifyCase } from '../casefile/index.ts';
import { plainDate, type Instant } from '../clock/index.ts';
import { insertRows, type Tx } from '../platform/database/index.ts';
import { NotAllowed } from '../platform/http/index.ts';
import { newId } from '../platform/ids.ts';
import type { Actor } from '../staff/index.ts';
import type { HazardCommand } from './index.ts';
import { openProposals, proposalsOf } from './queries/spread.ts';
import { furtherOf } from './routes/further-schema.ts';

const monday = london('2026-11-30 09:00');

describe('places near damp', () => {
  let opened: Awaited<ReturnType<typeof openedLandlord>>;
  let landlord: BuiltLandlord;
  let hazards: HazardsAtWork;
  const flats: string[] = [];
  before(async () => {
    opened = await openedLandlord();
    landlord = opened.landlord;
    hazards = new HazardsAtWork(opened.database, landlord);
    await hazards.asksAboutNeeds();
    await inLandlord(async (tx) => {
      const [home] = await tx.query<Record<string, unknown>>('select * from homes where landlord_id = $1 and id = $2', [tx.landlordId, landlord.homeId]);
      const block = newId();
      await insertRows(tx, 'blocks', [{ landlord_id: tx.landlordId, id: block, estate_id: home?.['estate_id'], name: 'Willow Point', storeys: 3 }]);
      // Three to a floor, on three floors.
      for (let number = 1; number <= 9; number += 1) {
        const id = newId();
        flats.push(id);
        await insertRows(tx, 'homes', [{ ...home, id, uprn: String(200_000_000_000 + number), address_line: `Flat ${number}, Willow Point`, block_id: block, floor: Math.floor((number - 1) / 3) }]);
      }
    });
  });
  after(() => opened.close());

  const inLandlord = <Result>(what: (tx: Tx) => Promise<Result>) => hazards.inLandlord(what);
  const act = (reference: string, now: Instant, command: HazardCommand, actor: Actor = landlord.staff.surveyor) => hazards.do(reference, actor, now, command);
  const proposals = (caseId: string) => inLandlord((tx) => proposalsOf(tx, caseId));

  /** Damp in a flat, reported and investigated. */
  async function confirmed(flat: number, found: Parameters<typeof commands.investigated>[1] = {}) {
    const file = await hazards.report(monday, { homeId: flats[flat - 1] ?? null, communalAreaId: null });
    assert.equal(await act(file.reference, london('2026-12-01 10:00'), commands.triage({ notAskedBecause: 'Nobody in' })), undefined);
    assert.equal(await act(file.reference, london('2026-12-03 12:00'), commands.investigated('2026-12-03 11:00', found)), undefined);
    return file;
  }
  const at = london('2026-12-03 14:00');
  const visit = (proposalId: string, visitBy: string | null = '2026-12-11'): HazardCommand => ({ type: 'AcceptSpread', proposalId, as: 'visit', visitBy: visitBy === null ? null : plainDate(visitBy), words: 'They share the pipe' });
  let first: Awaited<ReturnType<typeof confirmed>>;

  it('are proposed when damp is confirmed: above, below, beside and the block, with the rule, and no name', async () => {
    first = await confirmed(5);
    assert.deepEqual((await proposals(first.id)).map(({ address, side, rule, state }) => [address.replace(/, [A-Z0-9 ]+$/, ''), side, rule, state]).toSorted(), [
      ['Flat 2, Willow Point', 'below', 'floor', 'open'], ['Flat 4, Willow Point', 'beside', 'floor', 'open'], ['Flat 6, Willow Point', 'beside', 'floor', 'open'], ['Flat 8, Willow Point', 'above', 'floor', 'open'], ['Willow Point', 'block', 'block', 'open'],
    ]);
    const people = await inLandlord((tx) => tx.query<{ name: string }>('select name from residents where landlord_id = $1', [tx.landlordId]));
    const events = await inLandlord((tx) => tx.query<{ data: string }>("select data::text as data from case_events where landlord_id = $1 and case_id = $2 and type like 'HazardSpread%'", [tx.landlordId, first.id]));
    for (const { name } of people) assert.ok(!events.some(({ data }) => data.includes(name)));
  });

  it('of what was found to be neither grave nor damp there are none', async () => {
    const file = await confirmed(1, { found: 'neither', safetyWork: '', prevention: '', noPreventionBecause: '' });
    assert.deepEqual(await proposals(file.id), []);
  });

  it('are decided by surveyors and managers, each once: looked at by a promised day', async () => {
    const [one] = await proposals(first.id);
    const id = one?.id ?? '';
    await assert.rejects(act(first.reference, at, visit(id), landlord.staff.adviser), NotAllowed);
    const refused = [[visit(id, null), 'visit-day-missing'], [visit(id, '2026-12-02'), 'date-has-passed'], [visit(id, '2027-03-01'), 'visit-too-far'], [visit(newId()), 'no-such-proposal'], [{ type: 'RecordSpreadVisit', proposalId: id, found: 'nothing', words: 'Dry' } as const, 'no-such-visit']] as const;
    for (const [command, refusal] of refused) assert.equal(await act(first.reference, at, command), refusal);
    assert.equal(await act(first.reference, at, visit(id)), undefined);
    assert.equal(await act(first.reference, at, visit(id)), 'no-such-proposal');
    const promise = () => inLandlord((tx) => tx.query<{ due: string; outcome: string | null }>("select due_on as due, outcome from promises where landlord_id = $1 and case_id = $2 and kept_by like 'spread:%'", [tx.landlordId, first.id]));
    assert.deepEqual(await promise(), [{ due: '2026-12-11', outcome: null }]);
    assert.equal(await act(first.reference, london('2026-12-09 12:00'), { type: 'RecordSpreadVisit', proposalId: id, found: 'nothing', words: 'Dry by meter' }), undefined);
    assert.deepEqual(await promise(), [{ due: '2026-12-11', outcome: 'kept' }]);
    assert.deepEqual((await proposals(first.id)).filter(({ state }) => state !== 'open').map(({ state, reason, visitBy }) => [state, reason, visitBy]), [['nothing found', 'Dry by meter', '2026-12-11']]);
    const near = (await inLandlord((tx) => furtherOf(tx, first.id))).placesNear;
    assert.deepEqual(near.find(({ proposalId }) => proposalId === id), { proposalId: id, homeId: one?.homeId, blockId: one?.blockId, address: one?.address, side: one?.side, pickedBy: one?.rule, state: 'nothing found', visitBy: '2026-12-11', decidedBy: landlord.staff.surveyor.name, reason: 'Dry by meter', openedReference: null });
    assert.equal(near.length, 5);
  });

  it('or get a hazard case of their own, with clocks of their own, linked to this one; or are declined with a reason', async () => {
    const open = (await proposals(first.id)).filter(({ state, homeId }) => state === 'open' && homeId !== null);
    assert.equal(await act(first.reference, at, { type: 'DeclineSpread', proposalId: open[0]?.id ?? '', reason: '' }), 'reason-missing');
    assert.equal(await act(first.reference, at, { type: 'DeclineSpread', proposalId: open[0]?.id ?? '', reason: 'The other gable' }), undefined);
    assert.equal(await act(first.reference, at, { type: 'AcceptSpread', proposalId: open[1]?.id ?? '', as: 'hazard', visitBy: null, words: 'Stain on its ceiling too' }), undefined);
    const after1 = (await proposals(first.id)).find(({ id }) => id === open[1]?.id);
    assert.match(after1?.openedReference ?? '', /^HAZ-/);
    const [there] = await inLandlord((tx) => tx.query<{ home: string; route: string; clocks: number; linked: number }>(
      `select c.home_id as home, z.route, (select count(*)::int from deadlines d where d.landlord_id = $1 and d.case_id = c.id and d.rule like 'hazards%.investigate') as clocks,
         (select count(*)::int from case_links l where l.landlord_id = $1 and l.from_case_id = c.id and l.to_case_id = $3) as linked
       from cases c join hazards z on z.landlord_id = $1 and z.case_id = c.id where c.landlord_id = $1 and c.reference = $2`, [landlord.id, after1?.openedReference, first.id]));
    assert.deepEqual(there, { home: open[1]?.homeId, route: 'another case', clocks: 1, linked: 1 });
    const block = (await proposals(first.id)).find(({ side }) => side === 'block');
    assert.equal(await act(first.reference, at, { type: 'AcceptSpread', proposalId: block?.id ?? '', as: 'hazard', visitBy: null, words: 'The stairwell too' }), 'hazard-not-opened');
    assert.equal((await inLandlord((tx) => verifyCase(tx, first.reference)))?.intact, true);
  });

  it('are not proposed where damp is open already, nor twice by one case', async () => {
    const next = await confirmed(9);
    const places = (await proposals(next.id)).map(({ address }) => address.replace(/, Willow.*/, ''));
    const withDamp = new Set((await inLandlord((tx) => tx.query<{ address: string }>("select h.address_line as address from cases c join hazards z on z.landlord_id = $1 and z.case_id = c.id join homes h on h.landlord_id = $1 and h.id = c.home_id where c.landlord_id = $1 and c.closed_at is null and z.kind = 'damp-and-mould'", [landlord.id]))).map(({ address }) => address.replace(/, Willow.*/, '')));
    assert.ok(places.length > 0 && places.every((place) => !withDamp.has(place)));
    const before1 = (await proposals(next.id)).length;
    assert.equal(await act(next.reference, london('2026-12-04 12:00'), commands.investigated('2026-12-04 11:00')), undefined);
    assert.equal((await proposals(next.id)).length, before1);
  });

  it('that nobody decided are a list that goes on by key, of homes of one’s own organisation', async () => {
    const page = (after1: { at: string; id: string } | undefined, most: number) => inLandlord((tx) => openProposals(tx, { organisationId: landlord.councilId, after: after1, most }));
    const all = await page(undefined, 100);
    assert.ok(all.length > 3);
    const seen: string[] = [];
    for (let last: (typeof all)[number] | undefined; ;) {
      const rows: typeof all = await page(last === undefined ? undefined : { at: last.proposedAt, id: last.id }, 2);
      if (rows.length === 0) break;
      seen.push(...rows.map(({ id }) => id));
      last = rows.at(-1);
    }
    assert.deepEqual(seen, all.map(({ id }) => id));
    assert.deepEqual(await inLandlord((tx) => openProposals(tx, { organisationId: newId(), after: undefined, most: 10 })), []);
  });
});
