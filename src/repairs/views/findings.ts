import { sentence, wordsOf } from '../../casefile/index.ts';
import { longDateTime } from '../../clock/index.ts';
import { details } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { readingRows } from '../forms/findings.ts';
import { checklist, meterKinds, type CapturedWords, type Findings, type MeterReading, type PhoneTimes, type Presence } from '../model/findings.ts';
import type { FieldMaker } from './action-fields.ts';

/** Whether the resident was there, as the record says it. */
export const presenceWords: Readonly<Record<Presence, string>> = {
  signed: 'The resident signed',
  present: 'The resident was there: no signature',
  'not-present': 'The resident was not there',
};

/** The questions beside what came of the visit. All may be left empty. */
export function findingsFields(field: FieldMaker, { isOpen, canSign }: { readonly isOpen: boolean; readonly canSign: boolean }): Html {
  return html`${field.ticks('checked', 'Checklist (optional)', checklist.map(({ id, words }) => ({ value: id, text: words })))}
    ${details({ summaryText: 'Readings (optional)', html: readingFields(field), open: isOpen })}
    ${presenceField(field, canSign)}`;
}

/** Who was there. A signature needs a screen to sign on: a phone's. */
export function presenceField(field: FieldMaker, canSign: boolean): Html {
  return field.radios('presence', 'Was the resident there? (optional)', [
    ...(canSign ? [{ value: 'signed', text: 'Yes, and they sign on this screen' }] : []),
    { value: 'present', text: 'Yes, without a signature' },
    { value: 'not-present', text: 'No' },
  ]);
}

/** Lines for what an instrument showed. */
export function readingFields(field: FieldMaker): Html {
  const meters = Object.entries(meterKinds).map(([value, { words, unit }]) => ({ value, text: `${words}, ${unit}` }));
  return html`${readingRows.map((row) => html`<fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Reading ${row}</legend>
    ${field.list(`reading-${row}-kind`, 'What was measured', meters, 'Nothing')}
    ${field.line(`reading-${row}-value`, 'Reading')}${field.line(`reading-${row}-where`, 'Where', 'For example, bedroom, outside wall, 20 cm up')}
    ${field.line(`reading-${row}-instrument`, 'Instrument', 'Its make, and its number if it has one')}</fieldset>`)}`;
}

/** "Moisture 22 %, bedroom wall (Protimeter 5)". */
export function readingInWords({ kind, value, where, instrument }: MeterReading): string {
  const { words, unit } = meterKinds[kind];
  return `${words} ${value} ${unit}, ${where} (${instrument})`;
}

/** "Recorded at 10:02 on the phone, received at 4:10pm", and what is odd about its clock. */
export function phoneTimesInWords({ recordedAt, receivedAt, clock, minutesFast }: PhoneTimes): string {
  const received = `received at ${longDateTime(receivedAt)}`;
  if (clock === 'not-believed') return `The phone’s clock said ${longDateTime(recordedAt)}, which cannot be right; ${received}.`;
  const off = clock === 'right' ? '' : ` (the phone’s clock was ${Math.abs(minutesFast)} minutes ${minutesFast > 0 ? 'fast' : 'slow'})`;
  return `Recorded at ${longDateTime(recordedAt)} on the phone${off}, ${received}.`;
}

/** What was found at a visit, on the timeline. */
export function findingsInWords({ checked, readings, presence, phone }: Findings): Html {
  const ticked = checklist.filter(({ id }) => checked.includes(id)).map(({ words }) => words);
  const lines = [...ticked, ...readings.map(readingInWords), ...(presence === null ? [] : [presenceWords[presence]])];
  return html`${lines.length > 0 && html`<ul class="govuk-list govuk-list--bullet">${lines.map((line) => html`<li>${line}</li>`)}</ul>`}
    ${phone !== undefined && sentence(phoneTimesInWords(phone))}`;
}

/** What came in from a phone and no longer fitted the visit. */
export function capturedInWords({ lines, phone }: Pick<CapturedWords, 'lines' | 'phone'>): Html {
  return html`${lines.map(({ label, text }) => wordsOf(`${label}: ${text}`))}${sentence(phoneTimesInWords(phone))}`;
}
