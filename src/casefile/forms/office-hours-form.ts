import { readForm, type Parsed } from '../../platform/forms/index.ts';
import { formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import type { StaffId } from '../../staff/index.ts';
import { mostOnCall, officeDays, type OfficeDay, type OfficeHours, type OpenFrom } from '../model/office-hours.ts';

/** The fields of one person on call: onCall1, onCall2, onCall3. */
export const onCallFields: readonly string[] = Array.from({ length: mostOnCall }, (_, at) => `onCall${at + 1}`);

/** Office hours as typed, and who is on call, of the people who work here. A day of which nothing is typed is closed. */
export function parseOfficeHours(body: FormBody, people: ReadonlySet<string>): Parsed<OfficeHours> {
  const read = readForm(body);
  const hoursOf = (day: OfficeDay): OpenFrom | null => {
    const [from, until] = [timeIn(formText(body, `${day}-from`)), timeIn(formText(body, `${day}-until`))];
    if (from === '' && until === '') return null;
    for (const [field, time] of [[`${day}-from`, from], [`${day}-until`, until]] as const) if (time === '' || time === undefined) read.wrong(field, 'Enter a time, like 08:00 or 17:30');
    if (!from || !until) return null;
    if (until <= from) read.wrong(`${day}-until`, 'Enter a time later than the one you open at');
    return { from, until };
  };
  const [weekdays, saturday, sunday] = officeDays.map(hoursOf);
  const open = { weekdays: weekdays ?? null, saturday: saturday ?? null, sunday: sunday ?? null };
  if (officeDays.every((day) => formText(body, `${day}-from`) === '' && formText(body, `${day}-until`) === '')) {
    read.wrong('weekdays-from', 'Enter when you are open on one day at least');
    read.wrong('weekdays-until', 'Enter when you close on that day');
  }
  const chosen = onCallFields.map((field) => [field, formText(body, field)] as const).filter(([, id]) => id !== '');
  chosen.forEach(([field, id], at) => {
    if (!people.has(id)) read.wrong(field, 'Choose somebody from the list');
    else if (chosen.slice(0, at).some(([, before]) => before === id)) read.wrong(field, 'Choose each person once');
  });
  return read.result(() => ({ open, onCall: chosen.map(([, id]) => id as StaffId) }));
}

/** "8:00" and "0800" are "08:00"; '' for nothing, undefined for what is no time. */
function timeIn(typed: string): string | undefined {
  if (typed === '') return '';
  const [, hour = '', minute = ''] = /^(\d{1,2})[:.]?(\d{2})$/.exec(typed.trim()) ?? [];
  return hour !== '' && Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, '0')}:${minute}` : undefined;
}
