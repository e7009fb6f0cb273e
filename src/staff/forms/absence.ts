import { isPlainDate } from '../../clock/index.ts';
import type { PlainDate } from '../../clock/index.ts';
import { formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import type { AbsenceRefusal } from '../decide/absences.ts';
import type { Absence, StaffId } from '../model.ts';
import type { Parsed } from './parsed.ts';

/** Where each refusal belongs on the form, and its words. */
export const absenceRefusals = {
  'ends-before-it-starts': { until: 'Last day away must be the same as or after the first' },
  'already-over': { until: 'Last day away must be today or later' },
  'too-long': { until: 'An absence can be up to 400 days: set a shorter one and renew it' },
  'covers-oneself': { cover: 'Choose someone else to stand in' },
  'already-away-then': { from: 'There is already an absence on some of these days: remove that one first' },
} satisfies Record<AbsenceRefusal, Record<string, string>>;

/** Who is away when, as typed, among `people`; `ownId` is given where somebody speaks of themselves. */
export function parseAbsence(body: FormBody, people: readonly { readonly id: StaffId }[], ownId?: StaffId): Parsed<Omit<Absence, 'id'>> {
  const chosen = (field: string) => people.find(({ id }) => id === formText(body, field))?.id;
  const staffId = ownId ?? chosen('staff');
  const coverStaffId = chosen('cover');
  const fromOn = dateIn(body, 'from');
  const untilOn = dateIn(body, 'until');
  if (staffId !== undefined && coverStaffId !== undefined && fromOn !== undefined && untilOn !== undefined) {
    return { ok: true, command: { staffId, coverStaffId, fromOn, untilOn } };
  }
  const errors = {
    ...(staffId === undefined && { staff: 'Choose who is away' }),
    ...(fromOn === undefined && { from: 'Enter the first day away, like 27 3 2027' }),
    ...(untilOn === undefined && { until: 'Enter the last day away, like 27 3 2027' }),
    ...(coverStaffId === undefined && { cover: 'Choose who stands in' }),
  };
  return { ok: false, errors };
}

function dateIn(body: FormBody, field: string): PlainDate | undefined {
  const { day, month, year } = datePartsIn(body, field);
  const text = `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isPlainDate(text) ? text : undefined;
}

/** The three boxes of a date as typed, to put back when something is wrong. */
export function datePartsIn(body: FormBody, field: string): { day: string; month: string; year: string } {
  return { day: formText(body, `${field}-day`), month: formText(body, `${field}-month`), year: formText(body, `${field}-year`) };
}
