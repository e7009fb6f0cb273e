import { instant, isInstant, readLondonTime, type Instant } from '../../clock/index.ts';
import { readForm, type Reading } from '../../platform/forms/index.ts';
import { formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import type { Happened } from '../model.ts';

/** The parts of a moment in a form, by the name of its question: "when" has whenOn, whenTime and, from a program, whenAt. */
export function readMoment(read: Reading, body: FormBody, name: string): Instant | undefined {
  const sent = formText(body, `${name}At`);
  if (sent !== '') return asInstant(sent) ?? wrong(read, `${name}On`, 'Give the moment with its date, time and offset');
  const date = read.date(`${name}On`, 'Enter a date, like 27 3 2026');
  const time = /^(\d{1,2})[:.](\d{2})$/.exec(formText(body, `${name}Time`));
  if (time === null) return wrong(read, `${name}Time`, 'Enter the time, like 16:30');
  if (date === undefined) return undefined;
  try {
    return readLondonTime(date, `${(time[1] ?? '').padStart(2, '0')}:${time[2] ?? ''}`).at;
  } catch {
    return wrong(read, `${name}Time`, 'There was no such time that day: check the date and the time');
  }
}

const asInstant = (text: string): Instant | undefined => {
  try {
    return isInstant(text) ? text : instant(text);
  } catch {
    return undefined;
  }
};

function wrong(read: Reading, field: string, words: string): undefined {
  read.wrong(field, words);
  return undefined;
}

/** When something happened: now, unless whoever writes it down says when, and why late where that is so. */
export function readWhen(read: Reading, body: FormBody, now: string): Happened | undefined {
  const when = formText(body, 'when');
  if (when.startsWith('REP-')) return { at: now as Instant, lateBecause: '', takenFrom: when };
  const isEarlier = formText(body, 'when') === 'earlier' || formText(body, 'whenAt') !== '';
  const lateBecause = isEarlier ? read.text('lateBecause', 500) : '';
  const at = isEarlier ? readMoment(read, body, 'when') : (now as Instant);
  return at === undefined ? undefined : { at, lateBecause };
}

/** Starts reading a form that asks when. */
export function readFormWithTime(body: FormBody, now: string) {
  const read = readForm(body);
  return { read, when: readWhen(read, body, now) };
}
