import { isTimeToCome, type PartOfDay } from '../../appointments/index.ts';
import { isPlainDate, type PlainDate } from '../../clock/index.ts';
import type { OrderId } from '../../orders/index.ts';
import { formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import type { StaffId } from '../../staff/index.ts';
import type { RepairCommand } from '../decide/index.ts';
import { whoeverIsFree } from '../decide/visit-slots.ts';
import { visitPurposes, type VisitId } from '../model.ts';
import { isWithinCalendar, readForm, type Parsed, type Reading } from '../../platform/forms/index.ts';

/** Somebody who may be sent. */
export interface PossibleOperative {
  readonly id: StaffId;
  readonly name: string;
}

interface Slot {
  readonly on: PlainDate;
  readonly partOfDay: PartOfDay;
  readonly operativeId: StaffId;
  readonly operativeName: string;
  readonly evenIfFull: boolean;
}

/** A new visit, by somebody of `operatives`. */
export function parseBooking(body: FormBody, operatives: readonly PossibleOperative[]): Parsed<RepairCommand> {
  const read = readForm(body);
  const purpose = read.oneOf('purpose', visitPurposes, 'Choose what the visit is for');
  const slot = slotIn(body, read, operatives);
  const orderId = formText(body, 'orderId');
  return read.result(() => (purpose === undefined || slot === undefined ? undefined : { type: 'BookVisit', purpose, ...slot, ...(orderId === '' ? {} : { orderId: orderId as OrderId }) }));
}

/** A check of finished work, by somebody of `operatives`. */
export function parsePostInspection(body: FormBody, operatives: readonly PossibleOperative[]): Parsed<RepairCommand> {
  const read = readForm(body);
  const slot = slotIn(body, read, operatives);
  return read.result(() => (slot === undefined ? undefined : { type: 'BookPostInspection', ...slot }));
}

/** Another time, or another person, for a booked visit. */
export function parseMove(body: FormBody, visitId: VisitId, operatives: readonly PossibleOperative[]): Parsed<RepairCommand> {
  const read = readForm(body);
  const slot = slotIn(body, read, operatives);
  const askedBy = read.oneOf('askedBy', ['us', 'resident'], 'Say who asked to move it');
  const reason = read.needed('reason', 'Say why the visit moves: the resident reads this');
  return read.result(() => (slot === undefined || askedBy === undefined ? undefined : { type: 'MoveVisit', visitId, ...slot, askedBy, reason }));
}

export function parseVisitCancelled(body: FormBody, visitId: VisitId): Parsed<RepairCommand> {
  const read = readForm(body);
  const reason = read.needed('reason', 'Say why the visit is cancelled: the resident reads this');
  return read.result(() => ({ type: 'CancelVisit', visitId, reason }));
}

function slotIn(body: FormBody, read: Reading, operatives: readonly PossibleOperative[]): Slot | undefined {
  const chosen = slotFrom(formText(body, 'slot'));
  const on = chosen?.on ?? dayIn(body, read);
  const partOfDay = chosen?.partOfDay ?? partIn(body, read);
  const wanted = chosen?.operativeId ?? formText(body, 'operative');
  const operative = wanted === whoeverIsFree ? { id: whoeverIsFree, name: '' } : operatives.find(({ id }) => id === wanted);
  if (operative === undefined) read.wrong(chosen === undefined ? 'operative' : 'slot', 'Choose who goes');
  if (on === undefined || partOfDay === undefined || operative === undefined) return undefined;
  return { on, partOfDay, operativeId: operative.id, operativeName: operative.name, evenIfFull: formText(body, 'evenIfFull') === 'yes' };
}

/** A slot that was offered, as one value of a list. */
export const slotValue = ({ on, partOfDay, operativeId }: { readonly on: PlainDate; readonly partOfDay: PartOfDay; readonly operativeId: string }): string => `${on} ${partOfDay} ${operativeId}`;

/** One of the slots that were offered; undefined where the form was filled in field by field. Whether it is free still, the door says. */
function slotFrom(value: string): { readonly on: PlainDate; readonly partOfDay: PartOfDay; readonly operativeId: string } | undefined {
  const [on = '', partOfDay = '', operativeId = ''] = value.split(' ');
  return isPlainDate(on) && isWithinCalendar(on) && isTimeToCome(partOfDay) ? { on, partOfDay, operativeId } : undefined;
}

function partIn(body: FormBody, read: Reading): PartOfDay | undefined {
  const typed = formText(body, 'partOfDay');
  if (isTimeToCome(typed)) return typed;
  read.wrong('partOfDay', 'Choose the part of the day');
  return undefined;
}

/** One of the days offered, or another day typed. */
function dayIn(body: FormBody, read: Reading): PlainDate | undefined {
  const chosen = formText(body, 'day');
  if (chosen === 'other') return read.date('otherDay', 'Enter a date, like 27 3 2027');
  if (isPlainDate(chosen) && isWithinCalendar(chosen)) return chosen;
  read.wrong('day', 'Choose a day');
  return undefined;
}
