import { appointmentProblems, clockTime, hoursOf, isPartOfDay, usualParts, type AppointmentPolicy, type PartOfDay } from '../../appointments/index.ts';
import type { FieldErrors } from '../../platform/govuk/index.ts';
import { formList, formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';

export type ParsedAppointments = { readonly ok: true; readonly policy: AppointmentPolicy } | { readonly ok: false; readonly errors: FieldErrors };

/** How a landlord makes appointments, as typed; each thing that cannot stand is named and nothing is put in its place. */
export function parseAppointments(body: FormBody): ParsedAppointments {
  const typed = formText(body, 'windows').split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '');
  const windows = typed.map(windowFrom);
  const unread = typed.filter((_line, at) => windows[at] === undefined);
  const policy: AppointmentPolicy = {
    parts: [...usualParts.filter((part) => formList(body, 'parts').includes(part)), ...windows.filter((window) => window !== undefined)],
    placesInHalfDay: wholeIn(body, 'placesInHalfDay'),
    residentsChoose: formText(body, 'residentsChoose') === 'yes',
    residentNotice: wholeIn(body, 'residentNotice'),
    missedAfterHours: wholeIn(body, 'missedAfterHours'),
    missedVisitPence: penceIn(body, 'missedVisitPence'),
  };
  const errors = { ...appointmentProblems(policy), ...(unread.length === 0 ? {} : { windows: `“${unread[0]}” is not a time between 8am and 5pm, such as 09:30 to 14:30` }) };
  return Object.keys(errors).length === 0 ? { ok: true, policy } : { ok: false, errors };
}

/** "09:30 to 14:30" → '0930-1430'. */
function windowFrom(line: string): PartOfDay | undefined {
  const [, ...numbers] = /^(\d{1,2})[:.]?(\d{2})\s*(?:to|-|–)\s*(\d{1,2})[:.]?(\d{2})$/.exec(line) ?? [];
  const [fromHour = '', fromMinute = '', untilHour = '', untilMinute = ''] = numbers;
  const window = `${fromHour.padStart(2, '0')}${fromMinute}-${untilHour.padStart(2, '0')}${untilMinute}`;
  return isPartOfDay(window) ? window : undefined;
}

/** The landlord's own times as they are typed, one on a line. */
export const ownWindows = (parts: readonly PartOfDay[]): string =>
  parts.filter((part) => !(usualParts as readonly string[]).includes(part)).map((part) => `${clockTime(hoursOf(part).from)} to ${clockTime(hoursOf(part).until)}`).join('\n');

/** Not a number where none was typed: it is refused by name. */
function wholeIn(body: FormBody, name: string): number {
  const typed = formText(body, name);
  return /^\d{1,6}$/.test(typed) ? Number(typed) : Number.NaN;
}

function penceIn(body: FormBody, name: string): number {
  const typed = formText(body, name).replace(/^£/, '');
  return /^\d{1,5}(\.\d{2})?$/.test(typed) ? Math.round(Number(typed) * 100) : Number.NaN;
}
