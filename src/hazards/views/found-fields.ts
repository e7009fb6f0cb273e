import { details, textField } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { formList, formText } from '../../platform/http/form-values.ts';
import { fieldsOf, rooms, type FormState } from '../../repairs/index.ts';
import { contributingRows, roomRows } from '../forms/found.ts';
import { neighbourSides, roomMeters, signs, sizes, sureness } from '../model.ts';
import { meterLabel, neighbourInWords, signInWords, sizeInWords, surenessInWords } from './found-words.ts';

export interface CauseChoice {
  readonly value: string;
  readonly text: string;
}

export interface FoundQuestions {
  readonly causes: readonly CauseChoice[];
  /** Of damp a room and a cause are asked for. */
  readonly isDamp: boolean;
}

const capital = (words: string) => words.replace(/^./, (first) => first.toUpperCase());

/** What was seen and measured room by room, why it happened, and who else may have it. */
export function foundFields(form: FormState, { causes, isDamp }: FoundQuestions): Html {
  const field = fieldsOf(form);
  const optional = isDamp ? '' : ' (optional)';
  const more = contributingRows.map((row) => field.list(`contributing-${row}`, `Another defect that makes it worse, ${row} (optional)`, causes, 'None'));
  return html`<h2 class="govuk-heading-m">Room by room</h2>
    ${roomRows.map((row) => roomFields(form, row, row === 1 ? optional : ' (optional)'))}
    ${field.line('moistureInstrument', 'Moisture meter (optional)', 'Its make, and its number if it has one. Needed with a moisture reading.')}
    ${field.line('airInstrument', 'Thermometer and humidity meter (optional)', 'Needed with a reading of the air.')}
    <h2 class="govuk-heading-m">Why</h2>
    ${field.list('cause', `Why did it happen?${optional}`, causes, 'Choose the cause')}
    ${field.radios('sureness', 'How sure are you of the cause? (optional)', sureness.map((value) => ({ value, text: surenessInWords[value] })))}
    ${details({ summaryText: 'Other defects that make it worse', html: html`${more}${field.line('otherDefects', 'Defects that the list does not have (optional)')}`, open: anyTyped(form, ['contributing-1', 'contributing-2', 'contributing-3', 'otherDefects']) })}
    <h2 class="govuk-heading-m">Who else may have it</h2>
    ${field.ticks('neighbours', 'Which neighbours should be looked at? (optional)', neighbourSides.map((value) => ({ value, text: neighbourInWords[value] })))}
    ${field.line('neighboursBecause', 'Why those, or why nobody (optional)', 'Of damp one of the two is needed: whom to look at, or why nobody.')}`;
}

/** The first is open; the others when they were filled in or something is wrong with them. */
function roomFields(form: FormState, row: number, optional: string): Html {
  const name = (part: string) => `room-${row}-${part}`;
  const field = fieldsOf(form);
  const isOwn = (one: string) => one.startsWith(name(''));
  const isOpen = row === 1 || Object.keys(form.errors).some(isOwn) || Object.keys(form.body).some((one) => isOwn(one) && formList(form.body, one).some((text) => text !== ''));
  const figure = (part: string, label: string) => textField({ name: name(part), label: `${label} (optional)`, value: formText(form.body, name(part)), width: 5, autocomplete: 'off', error: form.errors[name(part)] });
  const inside = html`${field.list(name('room'), `Which room is room ${row}?${optional}`, rooms.map((text) => ({ value: text, text })), 'Choose the room')}
    ${field.list(name('size'), `How much of room ${row} has it?${optional}`, sizes.map((value) => ({ value, text: sizeInWords[value] })), 'Choose how much')}${figure('area', `Square metres in room ${row}`)}
    ${field.ticks(name('signs'), `What is seen in room ${row}? (optional)`, signs.map((value) => ({ value, text: capital(signInWords[value]) })))}
    ${roomMeters.map((kind) => figure(kind, `${meterLabel[kind]}, room ${row}`))}${field.line(name('words'), `Where in room ${row}, and anything else (optional)`)}`;
  return details({ summaryText: `Room ${row}`, html: inside, open: isOpen });
}

const anyTyped = ({ body, errors }: FormState, names: readonly string[]): boolean => names.some((name) => formText(body, name) !== '' || errors[name] !== undefined);
