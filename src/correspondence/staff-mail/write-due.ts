import { markMailed, officeHoursFrom, onCallNow, takeNoticesToMail, type NoticeToMail } from '../../casefile/index.ts';
import { dateInLondon, englandAndWales, instant, isWorkingDay, wallTimeInLondon } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { landlordById } from '../../platform/landlord.ts';
import { awayOn, coversFor, staffWithoutMorningEmail, type StaffId } from '../../staff/index.ts';
import type { DeliveryTools } from '../sending/delivery-tools.ts';
import type { StaffMailKind } from './model.ts';
import { queueStaffMails, takeMorning } from './store.ts';
import { shareOut, type Hearing } from './who-hears.ts';
import { writeStaffMail } from './write.ts';

type Tools = Pick<DeliveryTools, 'database' | 'now' | 'newId' | 'publicAddress'>;

/** The morning lasts so long, for a worker that was down at its beginning. */
const [morningBegins, morningEnds] = [7, 12];

/**
 * Writes what our own people are to be told by email: what is urgent now, and once on a working morning everything else. Email
 * and mark on the notice are one transaction, so each notice is told of once, whatever stops.
 */
export async function writeDueStaffMails(tools: Tools, landlordId: string): Promise<void> {
  await tools.database.inLandlord(landlordId, (tx) => write(tx, 'urgent', tools));
  const today = dateInLondon(instant(tools.now));
  const { hour } = wallTimeInLondon(instant(tools.now));
  if (hour < morningBegins || hour >= morningEnds || !isWorkingDay(today, englandAndWales)) return;
  await tools.database.inLandlord(landlordId, async (tx) => {
    if (await takeMorning(tx, today, tools.now)) await write(tx, 'morning', tools);
  });
}

async function write(tx: Tx, kind: StaffMailKind, { now, newId, publicAddress }: Tools): Promise<void> {
  const notices = await takeNoticesToMail(tx, kind === 'urgent' ? 'urgent' : 'others', now);
  if (notices.length === 0) return;
  const today = dateInLondon(instant(now));
  const { of, told } = shareOut(notices, kind, await hearingOf(tx, notices, kind === 'urgent' ? await onCallAt(tx, now) : [], today));
  const mails = [...of].flatMap(([staffId, own]) => {
    const written = writeStaffMail(kind, own, { now, today, publicAddress });
    return written === undefined ? [] : [{ id: newId(), staffId, kind, ...written }];
  });
  await queueStaffMails(tx, mails, now);
  await markMailed(tx, told, now);
}

/** Who is on call at this moment: nobody while the office is open. */
async function onCallAt(tx: Tx, now: string): Promise<readonly StaffId[]> {
  const landlord = await landlordById(tx, tx.landlordId);
  return onCallNow(officeHoursFrom(landlord?.settings ?? {}), instant(now), englandAndWales);
}

async function hearingOf(tx: Tx, notices: readonly NoticeToMail[], onCall: readonly StaffId[], today: string): Promise<Hearing> {
  const people = [...new Set([...notices.map(({ staffId }) => staffId), ...onCall])];
  const covers = Map.groupBy(await coversFor(tx, people, today), ({ away }) => away);
  const away = new Map((await awayOn(tx, people, today)).map((id) => [id, (covers.get(id) ?? []).map(({ standsIn }) => standsIn)]));
  return { away, onCall, wantNoMorning: await staffWithoutMorningEmail(tx) };
}
