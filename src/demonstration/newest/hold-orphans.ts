import { addWorkingDays, dateInLondon, englandAndWales, instantInLondon } from '../../clock/index.ts';
import { holdOrphan, type Arrived } from '../../evidence/index.ts';
import type { FileStore } from '../../platform/files/index.ts';
import { documentOf } from './documents.ts';
import { pictureOf } from './pictures.ts';
import { quietCases } from './quiet-cases.ts';
import { done, memberWho, type NewestDays } from './visit-of.ts';

type Sent = Pick<Arrived, 'senderName' | 'senderAddress' | 'subject' | 'words' | 'files'> & {
  /** Working days before the last one. */
  readonly daysBefore: number;
  readonly time: string;
};

/** Emails that name no case, or the wrong way round: the oldest has waited too long. */
export async function holdOrphans(days: NewestDays, files: FileStore): Promise<void> {
  const manager = memberWho(days, 'manager');
  const [named] = await days.database.inLandlord(days.landlord.id, (tx) => quietCases(tx, days.lately, { where: 'c.closed_at is null', most: 1 }));
  for (const { daysBefore, time, ...sent } of await letters(named?.reference ?? '')) {
    const at = instantInLondon(addWorkingDays(dateInLondon(days.lately), -daysBefore, englandAndWales), time);
    await done(days, manager, at, ({ tx, now, today, newId }) =>
      holdOrphan({ tx, now, today, newId, store: files }, { ...sent, source: 'email', organisationId: manager.organisationId, broughtBy: 'The repairs mailbox', message: undefined, isWhole: true }));
  }
}

async function letters(reference: string): Promise<readonly Sent[]> {
  const photo = async (fileName: string, problem: string) => ({ fileName, bytes: await pictureOf(problem) });
  return [
    { daysBefore: 4, time: '09:12', senderName: 'D. Kershaw', senderAddress: 'dkershaw81@mail.example', subject: 'the wall', words: 'As I said on the phone, this is the wall in my lads room. It is worse now.', files: [await photo('IMG_2214.jpg', 'damp-or-mould')] },
    { daysBefore: 2, time: '16:40', senderName: 'Cloughside Glass and Doors', senderAddress: 'jobs@cloughside.example', subject: 'Quote for door, your ref 4471', words: 'Please find our quote for the composite door.', files: [{ fileName: 'Quote 4471.pdf', bytes: documentOf(['Quote 4471', 'Composite door with frame, fitted: £1,140.00', 'Eight weeks from order.']) }] },
    { daysBefore: 1, time: '11:05', senderName: 'Eileen Booth', senderAddress: 'eileen.booth@mail.example', subject: `Photos for ${reference}`, words: 'My daughter took these for me. She says you need them.', files: [await photo('photo 1.jpg', 'window'), await photo('photo 2.jpg', 'leak')] },
    { daysBefore: 0, time: '14:22', senderName: '', senderAddress: 'noreply@scanner.example', subject: 'Scan from the area office', words: '', files: [{ fileName: 'scan0031.pdf', bytes: documentOf(['Tenant called at the desk', 'Back gate, hinge gone again. No number given.']) }] },
  ];
}
