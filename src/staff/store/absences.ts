import { NotFound, type Tx } from '../../platform/database/index.ts';
import { newId } from '../../platform/ids.ts';
import type { Absence, Doing } from '../model.ts';
import { recordStaffEvent } from './events.ts';

/** Writes down that someone is away and who stands in; the id of the absence. */
export async function setAbsence(tx: Tx, absence: Omit<Absence, 'id'>, doing: Doing): Promise<string> {
  const { staffId, coverStaffId, fromOn, untilOn } = absence;
  const id = doing.newId?.() ?? newId(Date.parse(doing.now));
  await tx.query(
    `insert into absences (landlord_id, id, staff_id, cover_staff_id, from_on, until_on, created_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [tx.landlordId, id, staffId, coverStaffId, fromOn, untilOn, doing.now],
  );
  await recordStaffEvent(tx, doing, { type: 'AbsenceSet', staffId, data: { coverStaffId, fromOn, untilOn } });
  return id;
}

/** Takes an absence back: the person is here after all. */
export async function removeAbsence(tx: Tx, absence: Absence, doing: Doing): Promise<void> {
  const gone = await tx.query('delete from absences where landlord_id = $1 and id = $2 returning id', [tx.landlordId, absence.id]);
  if (gone.length === 0) throw new NotFound('absence');
  const { staffId, coverStaffId, fromOn, untilOn } = absence;
  await recordStaffEvent(tx, doing, { type: 'AbsenceRemoved', staffId, data: { coverStaffId, fromOn, untilOn } });
}
