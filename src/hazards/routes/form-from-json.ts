import { dateFields } from '../../platform/api/index.ts';
import type { FieldErrors } from '../../platform/govuk/index.ts';
import type { FormBody } from '../../platform/http/index.ts';

/** The members that have another name than the fields of the form. */
export const memberOf: Readonly<Record<string, string>> = { whenOn: 'at', whenTime: 'at', noticeOn: 'noticeAt', noticeTime: 'noticeAt', emergency: 'isEmergency', cost: 'costPence', when: 'takenFrom' };

/** A field of a numbered row is a member of its list: "room-1-size" of "rooms". */
export const listOf = (field: string): string => field.replace(/^room-\d+-\w+$/, 'rooms');

/** What is wrong, by the members that a program sent; of a list the first. */
export function errorsOfMembers(errors: FieldErrors): FieldErrors {
  return Object.fromEntries(Object.entries(errors).toReversed().map(([field, words]) => [listOf(field), words]));
}

type Field = readonly [string, string | readonly string[]];

/** JSON on the names of a form: a moment as it is, a date in its three boxes, yes and no as words, a list of things as numbered rows. */
export function formFromJson(sent: object): FormBody {
  return Object.fromEntries(Object.entries(sent).flatMap(([name, value]) => fieldsFrom(name, value)));
}

function fieldsFrom(name: string, value: unknown): readonly Field[] {
  if (name === 'at') return [['whenAt', String(value)]];
  if (name === 'takenFrom') return [['when', String(value)]];
  if (name === 'costPence') return [['cost', (Number(value) / 100).toFixed(2)]];
  if (name === 'isEmergency') return [['emergency', value === true ? 'yes' : 'no']];
  if (Array.isArray(value)) return value.every((one) => typeof one === 'string') ? [[name, value]] : rowsFrom(name, value);
  if (typeof value === 'boolean') return [[name, value ? 'yes' : 'no']];
  return dates.has(name) ? Object.entries(dateFields(name, String(value))) : [[name, String(value)]];
}

const dates: ReadonlySet<string> = new Set(['finishBy', 'againOn', 'fromOn', 'untilOn', 'visitBy', 'safetyBeginBy', 'safetyDoneBy', 'preventionBeginBy', 'preventionDoneBy']);

/** "rooms" holds what the form has as room-1-…, room-2-…. */
function rowsFrom(name: string, rows: readonly unknown[]): readonly Field[] {
  const one = name.replace(/s$/, '');
  return rows.flatMap((row, at) => Object.entries(row as object).flatMap(([part, value]) => fieldsFrom(`${one}-${at + 1}-${part}`, value)));
}
