import { addPhotos, addFilesToCase } from '../../evidence/index.ts';
import type { FileStore } from '../../platform/files/index.ts';
import type { UploadedFile } from '../../platform/http/index.ts';
import { performOnOrder } from '../../orders/index.ts';
import { actorOf } from '../../staff/index.ts';
import { documentOf } from './documents.ts';
import { pictureOf, recordingOfABoiler } from './pictures.ts';
import { quietCases, type QuietCase } from './quiet-cases.ts';
import { done, memberWho, some, type NewestDays } from './visit-of.ts';

const captions: Readonly<Record<string, string>> = {
  leak: 'Under the sink, with the cupboard emptied', 'ceiling-leak': 'Bathroom ceiling, below the neighbour’s bath', 'damp-or-mould': 'Outside wall of the small bedroom', 'roof-or-gutter': 'From the garden, above the back door', window: 'Living room, from inside', 'outside-door-or-window': 'Front door, lock side',
};

/** Photos of what was found, a surveyor's note beside some of them, and a boiler that can be heard. */
export async function showEvidence(days: NewestDays, files: FileStore): Promise<void> {
  const seen = await days.database.inLandlord(days.landlord.id, (tx) =>
    quietCases(tx, days.lately, { where: "c.closed_at is null and r.problem in ('leak', 'ceiling-leak', 'damp-or-mould', 'roof-or-gutter', 'window', 'outside-door-or-window')", most: some(days, 18) }));
  const heard = await days.database.inLandlord(days.landlord.id, (tx) => quietCases(tx, days.lately, { where: "c.closed_at is null and r.problem = 'no-heating'", most: some(days, 2) }));
  for (const [at, one] of seen.entries()) await addFiles(days, one, { files, sent: await filesFor(one, at), caption: captions[one.problem] ?? '' });
  for (const one of heard) await addFiles(days, one, { files, sent: [file('files', 'boiler.wav', recordingOfABoiler())], caption: 'The noise it makes when the heating comes on' });
  await showOrders(days, files);
}

const file = (field: string, filename: string, bytes: Buffer): UploadedFile => ({ field, filename, claimedType: '', bytes });

async function filesFor({ problem, reference }: QuietCase, at: number): Promise<UploadedFile[]> {
  const photo = file('files', `${problem}.jpg`, await pictureOf(problem));
  if (at % 4 !== 1) return [photo];
  return [photo, file('files', 'survey note.pdf', documentOf([`Note of a look at ${reference}`, 'Meter: 24 % at the skirting, 12 % at shoulder height.', 'Fan draws 6 litres a second; 15 are needed.', 'Seen with the resident present.']))];
}

async function addFiles(days: NewestDays, { id, reference }: QuietCase, { files, sent, caption }: { readonly files: FileStore; readonly sent: readonly UploadedFile[]; readonly caption: string }): Promise<void> {
  const added = await done(days, memberWho(days, 'surveyor'), days.lately, (visit) => addFilesToCase({ ...visit, files: sent, body: { caption } }, { id, reference }, files));
  if (!added.ok) throw new Error(`The demonstration's own files are refused: ${JSON.stringify(added.errors)}`);
}

interface OrderSeen {
  readonly caseId: string;
  readonly reference: string;
  readonly number: number;
  readonly problem: string;
}

/** What a contractor's people send with their orders. */
async function showOrders(days: NewestDays, files: FileStore): Promise<void> {
  const contractor = memberWho(days, 'contractor');
  const orders = await days.database.inLandlord(days.landlord.id, (tx) => tx.query<OrderSeen>(
    `select o.case_id as "caseId", c.reference, o.number, r.problem from work_orders o join cases c on c.landlord_id = o.landlord_id and c.id = o.case_id
     join repairs r on r.landlord_id = c.landlord_id and r.case_id = c.id join contractors k on k.landlord_id = o.landlord_id and k.id = o.contractor_id
     where o.landlord_id = $1 and k.organisation_id = $2 and o.state in ('scheduled', 'completed') and o.waiting is null and c.closed_at is null
       and (select e.at from case_events e where e.landlord_id = $1 and e.case_id = c.id order by e.sequence desc limit 1) < $3
     order by o.state, o.raised_at desc, o.id limit $4`,
    [tx.landlordId, contractor.organisationId, days.lately, some(days, 10)],
  ));
  for (const { caseId, reference, number, problem } of orders) {
    await done(days, contractor, days.lately, async (visit) => {
      const { tx, landlord, actor, now, today, newId } = visit;
      const sent = [file('photos', 'before.jpg', await pictureOf(problem))];
      const added = await addPhotos(tx, sent, { caseId, takenBy: actor.name, now, newId, store: files });
      const photos = added.ok ? added.photos.map(({ id, sha256, originalSha256 }) => ({ photoId: id, sha256, originalSha256 })) : [];
      const told = await performOnOrder({ tx, landlord, actor: actorOf(actor), now, today, newId }, { reference, number }, { type: 'AddOrderPhotos', photos });
      if (!told.ok) throw new Error(`The demonstration's photos of an order are refused: ${told.refusal}`);
    });
  }
}
