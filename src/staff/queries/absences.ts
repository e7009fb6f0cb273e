import type { PlainDate } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { Absence, StaffId } from '../model.ts';

const columns = 'a.id, a.staff_id as "staffId", a.cover_staff_id as "coverStaffId", a.from_on as "fromOn", a.until_on as "untilOn"';

export interface AbsenceShown extends Absence {
  readonly name: string;
  readonly coverName: string;
}

export interface WhichAbsences {
  readonly today: PlainDate;
  readonly staffId?: StaffId | undefined;
  /** The last absence of the page before. */
  readonly after?: string | undefined;
  readonly most?: number;
}

export interface PageOfAbsences {
  readonly absences: readonly AbsenceShown[];
  /** What to ask for to see the next page; undefined on the last. */
  readonly nextAfter: string | undefined;
}

const rowsOnPage = 50;

/** Absences now and to come, the soonest first. */
export async function listAbsences(tx: Tx, { today, staffId, after, most = rowsOnPage }: WhichAbsences): Promise<PageOfAbsences> {
  const rows = await tx.query<AbsenceShown>(
    `select ${columns}, p.name, c.name as "coverName" from absences a
     join staff p on p.landlord_id = a.landlord_id and p.id = a.staff_id
     join staff c on c.landlord_id = a.landlord_id and c.id = a.cover_staff_id
     where a.landlord_id = $1 and a.until_on >= $2 and ($3::uuid is null or a.staff_id = $3) and ($4::uuid is null
       or (a.from_on, a.id) > (select l.from_on, l.id from absences l where l.landlord_id = $1 and l.id = $4))
     order by a.from_on, a.id limit ${most + 1}`,
    [tx.landlordId, today, staffId ?? null, after ?? null],
  );
  const absences = rows.slice(0, most);
  return { absences, nextAfter: rows.length > most ? absences.at(-1)?.id : undefined };
}

/** The absence with this id, or undefined. */
export async function absenceById(tx: Tx, id: string): Promise<Absence | undefined> {
  return (await tx.query<Absence>(`select ${columns} from absences a where a.landlord_id = $1 and a.id = $2`, [tx.landlordId, id]))[0];
}

/** The days a person is already down as away, from this date on. */
export function absenceDaysOf(tx: Tx, staffId: StaffId, from: PlainDate): Promise<Pick<Absence, 'fromOn' | 'untilOn'>[]> {
  return tx.query('select from_on as "fromOn", until_on as "untilOn" from absences where landlord_id = $1 and staff_id = $2 and until_on >= $3 limit 500', [
    tx.landlordId, staffId, from,
  ]);
}
