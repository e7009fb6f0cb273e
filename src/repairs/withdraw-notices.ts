import { dateInLondon, instant } from '../clock/index.ts';
import type { CameBack } from '../correspondence/index.ts';
import { NotFound, type Tx } from '../platform/database/index.ts';
import { landlordById } from '../platform/landlord.ts';
import { performOnRepair } from './perform.ts';
import { toldAbout, type AccessLadder } from './model/access-ladder.ts';

/** An attempt to get in that stood on this message stands on it no longer: on the record in the same transaction, and whoever decides hears of it. */
export async function withdrawNotices(tx: Tx, { id, caseId, channel, why }: CameBack, { now, newId }: { readonly now: string; readonly newId: () => string }): Promise<void> {
  const [row] = await tx.query<{ reference: string; access: AccessLadder }>(
    `select c.reference, r.access_ladder as access from repairs r join cases c on c.landlord_id = r.landlord_id and c.id = r.case_id
     where r.landlord_id = $1 and r.case_id = $2 and r.access_ladder is not null`,
    [tx.landlordId, caseId],
  );
  for (const attempt of row?.access.attempts ?? []) {
    const [about, notice] = [toldAbout(attempt), attempt.notice];
    if (row === undefined || about === undefined || notice?.stands !== true || notice.messageId !== id) continue;
    const landlord = await landlordById(tx, tx.landlordId);
    if (landlord === undefined) throw new NotFound('landlord');
    const asking = { tx, landlord, actor: { kind: 'system', name: 'Putright' } as const, now, today: dateInLondon(instant(now)), newId };
    await performOnRepair(asking, { reference: row.reference }, { type: 'WithdrawNotice', about, messageId: id, channel, why });
  }
}
