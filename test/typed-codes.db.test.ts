import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { linkFor } from '../src/correspondence/index.ts';
import { makeTypedCode } from '../src/correspondence/links/typed-code.ts';
import { newId } from '../src/platform/ids.ts';
import { PageVisitor } from './page-visitor.ts';
import { openResidentSite, reported, type ResidentSite } from './resident-site.ts';

describe('the door for codes from letters', () => {
  let site: ResidentSite;
  before(async () => {
    site = await openResidentSite();
  });
  after(() => site.close());

  const guess = () => makeTypedCode(Buffer.alloc(32), { landlordId: site.larch.id, linkId: newId(Date.parse(site.clock.now)) });

  async function codeOfRepair(): Promise<string> {
    const { reference } = await reported(site);
    return site.database.inLandlord(site.larch.id, async (tx) => {
      const [found] = await tx.query<{ id: string; residentId: string | null }>('select id, resident_id as "residentId" from cases where landlord_id = $1 and reference = $2', [tx.landlordId, reference]);
      return (await linkFor(tx, { caseId: found?.id ?? '', residentId: found?.residentId ?? null, now: site.clock.now, newId: () => newId() })).code;
    });
  }

  it('tells a slip from a code that opens nothing, and after twenty codes in an hour looks at none from that network, not even a right one', async () => {
    const [code, stranger, resident] = [await codeOfRepair(), new PageVisitor(site.server), new PageVisitor(site.server, '203.0.113.9')];
    const type = async (visitor: PageVisitor, typed: string) => {
      await visitor.open(`/l/${site.larch.slug}/code`);
      return visitor.send({ code: typed });
    };
    for (let slips = 0; slips < 25; slips += 1) assert.match((await type(stranger, 'K7QM')).text, /a letter or figure in it is not as in our letter/);
    for (let tries = 0; tries < 20; tries += 1) assert.match((await type(stranger, guess())).text, /opens nothing any more/);
    const refused = await type(stranger, code);
    assert.deepEqual([refused.status, /Too many codes were tried/.test(refused.text)], [429, true]);
    assert.match((await type(resident, code)).heading, /^Your repair/);
  });
});
