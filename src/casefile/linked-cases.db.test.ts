import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { testDatabase, type TestDatabase } from '../../test/database.ts';
import { formTeam, hireInto, openAlderCase } from '../../test/fixtures/alder-cases.ts';
import { alderNow, ask, createAlder, type Alder } from '../../test/fixtures/alder-homes.ts';
import { untilOthersWait } from '../../test/waiting.ts';
import { openDatabase, RecordChanged, type Database } from '../platform/database/index.ts';
import { render } from '../platform/html/index.ts';
import type { Reply, SignedIn } from '../platform/http/index.ts';
import { casefileRoutes } from './index.ts';

// A kind without pages of its own, so that the general page of a case shows both.
const leak = 'CEN-2026-00412';
const burstPipe = 'CEN-2026-00398';
const ofContractor = 'CEN-2026-00500';
const ofAnotherLandlord = 'CEN-2026-00777';
const noneForThem = 'No case with this reference that you may open';

let test: TestDatabase;
let database: Database;
let alder: Alder;
let adviser: SignedIn;

async function hireAdviser(landlord: Alder): Promise<SignedIn> {
  return database.inLandlord(landlord.landlordId, async (tx) => hireInto(tx, landlord.company, await formTeam(tx, landlord.company, 'Repairs north'), 'adviser'));
}

/** The home becomes the contractor's own, and so none of the adviser's. */
async function handHomeOver(home: string): Promise<void> {
  await database.inLandlord(alder.landlordId, (tx) =>
    tx.query('update homes set owning_organisation_id = $2, managing_organisation_id = $2 where landlord_id = $1 and id = $3', [alder.landlordId, alder.contractor, alder.homeIds.get(home)]));
}

/** Starts the work while somebody else holds the cases, and lets all of it go on at once when all of it waits. */
function heldUpTogether<T>(start: () => readonly Promise<T>[]): Promise<{ readonly started: readonly Promise<T>[] }> {
  return database.inLandlord(alder.landlordId, async (tx) => {
    await tx.query('select 1 from cases where landlord_id = $1 for update', [alder.landlordId]);
    const started = start();
    await untilOthersWait(tx, started.length);
    return { started };
  });
}

const send = (route: string, reference: string, body: Readonly<Record<string, string>> = {}): Promise<Reply> =>
  ask(database, casefileRoutes, { route, as: adviser, landlordId: alder.landlordId, params: { reference }, body });

const link = (reference: string, body: Readonly<Record<string, string>>) =>
  send('POST /cases/:reference/links', reference, { kind: 'caused-by', words: '', seenVersion: '1', ...body });

const takeAway = (reference: string, body: Readonly<Record<string, string>>) => send('POST /cases/:reference/links/take-away', reference, { seenVersion: '1', ...body });

async function textOf(reply: Promise<Reply>, status = 200): Promise<string> {
  const answered = await reply;
  assert.ok(answered.kind === 'page', `a ${answered.kind} instead of a page`);
  assert.equal(answered.status, status);
  return render(answered.html).replaceAll(/\s+/g, ' ');
}

const pageOf = (reference: string) => textOf(send('GET /cases/:reference', reference));

/** The list of linked cases on a page; '' when the page has none. */
const linkedOn = async (reference: string) => /Linked cases<\/h2>(.*?)<\/section>/.exec(await pageOf(reference))?.[1] ?? '';

describe('cases linked by hand', () => {
  before(async () => {
    test = await testDatabase();
    database = await openDatabase({ connectionString: test.appUrl, mostConnections: 3 });
  });
  beforeEach(async () => {
    alder = await createAlder(database);
    adviser = await hireAdviser(alder);
    await openAlderCase(database, alder, { owner: adviser, reference: leak });
    await openAlderCase(database, alder, {
      owner: adviser, reference: burstPipe, title: 'Burst pipe above', homeId: alder.homeIds.get('5 Weaver Walk') ?? '',
    });
  });
  after(async () => {
    await database.close();
    await test.close();
  });

  it('show the link from both sides, and why on the timeline', async () => {
    assert.match(await pageOf(leak), new RegExp(`href="/cases/${leak}/links"[^>]*> ?Link another case`));
    const sent = await link(leak, { reference: ' cen 2026 398', words: 'The same <riser>' });
    assert.deepEqual({ ...sent, cookies: [] }, { kind: 'redirect', to: `/cases/${leak}?done=links`, cookies: [] });
    assert.match(await linkedOn(leak), new RegExp(`Caused by <a class="govuk-link" href="/cases/${burstPipe}">${burstPipe}</a>: Burst pipe above`));
    assert.match(await linkedOn(burstPipe), new RegExp(`Cause of <a class="govuk-link" href="/cases/${leak}">${leak}</a>: Leak under the kitchen sink`));
    const text = await pageOf(leak);
    for (const shown of [`Caused by ${burstPipe}`, 'The same &lt;riser&gt;', 'Record intact']) assert.ok(text.includes(shown), shown);
  });

  it('are not linked so twice, from neither side, nor from a page as it was before', async () => {
    await link(leak, { reference: burstPipe });
    await assert.rejects(link(leak, { reference: burstPipe, kind: 'duplicate-of' }), RecordChanged);
    assert.match(await textOf(link(leak, { reference: burstPipe, seenVersion: '2' }), 422), /These two cases are linked in this way already/);
    assert.match(await textOf(link(burstPipe, { reference: leak, seenVersion: '2' }), 422), /These two cases are linked in this way already/);
    assert.equal((await link(burstPipe, { reference: leak, kind: 'duplicate-of', seenVersion: '2' })).kind, 'redirect');
    assert.equal((await linkedOn(leak)).match(/<li>/g)?.length, 2);
  });

  it('are linked once when two people do it from both ends at the same moment', async () => {
    const fromBothEnds = () => [link(leak, { reference: burstPipe, kind: 'duplicate-of' }), link(burstPipe, { reference: leak, kind: 'duplicate-of' })];
    const { started } = await heldUpTogether(fromBothEnds);
    const ended = await Promise.allSettled(started);
    assert.deepEqual(ended.map((one) => (one.status === 'fulfilled' ? one.value.kind : one.reason instanceof RecordChanged)).toSorted(), ['redirect', true]);
    assert.equal((await linkedOn(leak)).match(/<li>/g)?.length, 1);
  });

  it('answer alike for another landlord’s case, another organisation’s, and one that is not there', async () => {
    const elsewhere = await createAlder(database);
    await openAlderCase(database, elsewhere, { owner: await hireAdviser(elsewhere), reference: ofAnotherLandlord });
    await openAlderCase(database, alder, { owner: adviser, reference: ofContractor, homeId: alder.homeIds.get('1 Larch House') ?? '' });
    await handHomeOver('1 Larch House');
    for (const reference of [ofAnotherLandlord, ofContractor, 'CEN-2026-99999', 'Larch House']) {
      const text = await textOf(link(leak, { reference, words: 'The same riser' }), 422);
      for (const shown of [noneForThem, `value="${reference}"`, 'The same riser', 'value="caused-by" checked']) assert.ok(text.includes(shown), `${reference}: the page lacks ${shown}`);
    }
    assert.equal(await linkedOn(leak), '');
  });

  it('are two: none is linked to itself', async () => {
    assert.match(await textOf(link(leak, { reference: leak }), 422), /This is the case you are on/);
  });

  it('stand on the record of both; taken away with a reason, both keep that too, and they may be linked again', async () => {
    await link(leak, { reference: burstPipe, words: 'The same riser' });
    assert.match(await pageOf(burstPipe), new RegExp(`Cause of ${leak}.{0,300}The record of ${leak} says why`));
    assert.equal((await takeAway(burstPipe, { link: `caused-by ${leak}`, words: '', seenVersion: '2' })).kind, 'page');
    assert.equal((await takeAway(burstPipe, { link: `caused-by ${leak}`, words: 'Another riser', seenVersion: '2' })).kind, 'redirect');
    assert.deepEqual([await linkedOn(leak), await linkedOn(burstPipe)], ['', '']);
    assert.match(await pageOf(burstPipe), new RegExp(`No longer linked: Cause of ${leak}.{0,300}Another riser`));
    const other = await pageOf(leak);
    assert.match(other, new RegExp(`No longer linked: Caused by ${burstPipe}.{0,300}The record of ${burstPipe} says why`));
    assert.doesNotMatch(other, /Another riser/, 'why is for those who may open the case where it was said');
    assert.match(other, /Record intact/);
    assert.equal((await link(leak, { reference: burstPipe, seenVersion: '3' })).kind, 'redirect');
    assert.match(await linkedOn(burstPipe), /Cause of/);
  });

  it('that say what happened are not taken away, nor any with a case that the reader may not open', async () => {
    await database.inLandlord(alder.landlordId, (tx) => tx.query(
      `insert into case_links (landlord_id, from_case_id, to_case_id, kind, made_at) select $1, a.id, b.id, 'follow-on-to', now() from cases a, cases b where a.landlord_id = $1 and b.landlord_id = $1 and a.reference = $2 and b.reference = $3`,
      [alder.landlordId, leak, burstPipe]));
    assert.doesNotMatch(await pageOf(leak), /Take a link away/);
    assert.equal((await takeAway(leak, { link: `follow-on-to ${burstPipe}`, words: 'Mistake' })).kind, 'page');
    await link(leak, { reference: burstPipe, kind: 'duplicate-of' });
    assert.match(await pageOf(leak), /Take a link away/);
    await handHomeOver('5 Weaver Walk');
    assert.match(await textOf(takeAway(leak, { link: `duplicate-of ${burstPipe}`, words: 'Mistake', seenVersion: '2' }), 422), /No link of this case was made by hand/);
  });

  it('may be closed', async () => {
    await openAlderCase(database, alder, { owner: adviser, reference: 'CEN-2026-00600', title: 'Painted', change: { file: { closedAt: alderNow as never, stage: 'closed' } } });
    assert.equal((await link('CEN-2026-00600', { reference: leak, kind: 'duplicate-of' })).kind, 'redirect');
    assert.match(await linkedOn(leak), /Same as .*Painted \(closed\)/);
  });

  it('tell nothing of the other to those who may not open it', async () => {
    await link(leak, { reference: burstPipe });
    await handHomeOver('5 Weaver Walk');
    const linked = await linkedOn(leak);
    assert.match(linked, new RegExp(`Caused by ${burstPipe}, which you may not open`));
    assert.doesNotMatch(linked, /Burst pipe|href/);
  });
});
