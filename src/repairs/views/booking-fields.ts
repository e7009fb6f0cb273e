import { endOfSlot, isOutOfHours, outOfHours, wishesInWords, type FreeSlot, type PartOfDay } from '../../appointments/index.ts';
import { countOf, dateInLondon, longDate, shortDate, type PlainDate } from '../../clock/index.ts';
import { hasRole } from '../../staff/index.ts';
import { rolesThatMay } from '../access.ts';
import type { RepairContext } from '../decide/index.ts';
import { whoeverIsFree } from '../decide/visit-slots.ts';
import { slotValue } from '../forms/booking.ts';
import { details, insetText, scrollingTable } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { AskedBack } from '../decide/asked-back.ts';
import type { RepairRecord } from '../decide/index.ts';
import type { Repair, VisitPurpose } from '../model.ts';
import type { BookingChoices } from '../queries/operatives.ts';
import { partOfDayInWords, purposeInWords } from '../words.ts';
import { fieldsOf, type FieldMaker } from './action-fields.ts';
import { capitalised, link, paragraph, type FormState } from './form-page.ts';

const mostColumns = 50;
const mostOpen = 15;

export interface SlotFacts {
  readonly reference: string;
  readonly repair: Repair;
  readonly choices: BookingChoices;
  readonly context: Pick<RepairContext, 'actor' | 'appointments' | 'now' | 'today'>;
}

const mostOffered = 6;

/** The slots that somebody can keep soonest, each with whoever suits best; the fields below are for any other. */
function nextFree({ slots, askedBack }: BookingChoices, today: PlainDate, field: FieldMaker): Html {
  if (slots.length === 0) return paragraph('Nobody suitable is free on the days below. Choose somebody by name, or a later day.');
  const offered = slots.slice(0, mostOffered).map((slot) => ({
    value: slotValue(slot),
    text: `${longDate(slot.on, today)}, ${partOfDayInWords(slot.partOfDay)}: ${slot.operativeName}${slot.isNearby ? ', who is in that neighbourhood already' : ''}${notes(slot, askedBack)}`,
  }));
  return field.radios('slot', 'Free next', [...offered, { value: 'other', text: 'Another day, time or person, as chosen below' }]);
}

const notes = ({ suitsResident, operativeId }: FreeSlot, back: AskedBack | undefined): string =>
  [suitsResident && ' (suits the resident)', operativeId === back?.calendar?.staffId && ' (asked to come back)'].filter((note) => note !== false).join('');

/** Who saw the work and was asked to come back; chosen already, where they can be sent. */
function whoIsAskedBack(back: AskedBack | undefined, today: PlainDate): Html | undefined {
  if (back === undefined) return undefined;
  if (back.calendar === undefined) return insetText({ text: `${back.name} saw this work and was asked to come back, but cannot be sent any more. Choose somebody else.` });
  if (back.hereOn === today) return insetText({ text: `${back.name} saw this work and is asked to come back: they are chosen below.` });
  const next = back.hereOn === undefined ? 'No day they are here again is in sight: choose somebody else.' : `The next day they are here is ${longDate(back.hereOn, today)}.`;
  return insetText({ text: `${back.name} saw this work and is asked to come back, and is not here today. ${next}` });
}

/** What the resident says of when it suits them, and the way to ask for whoever may. */
function whatSuits({ reference, repair: { wishes }, context: { actor, today } }: SlotFacts): Html {
  const change = hasRole(actor, ...rolesThatMay('SayWhenItSuits')) && link(`/repairs/${reference}/times`, wishes.length === 0 ? 'Ask, and note it' : 'Change');
  return paragraph(html`${wishes.length === 0 ? 'Nothing is known of when a visit suits the resident.' : `A visit suits the resident ${wishesInWords(wishes, today)}.`}${change !== false && html` ${change}.`}`);
}

/** When and who: for a new visit and for a moved one. */
export function slotFields(facts: SlotFacts, form: FormState): Html {
  const { repair, choices, context } = facts;
  const { today, appointments } = context;
  const field = fieldsOf(form, { partOfDay: partProposed(facts), operative: choices.askedBack?.calendar?.staffId ?? whoeverIsFree });
  const days = choices.days.map((day) => ({ value: day, text: longDate(day, today) }));
  const anotherDay = { value: 'other', text: 'Another day', reveals: field.date('otherDay', 'Which day?', 'For example, 27 3 2027') };
  return html`${whatSuits(facts)}
    ${whoIsAskedBack(choices.askedBack, today)}
    ${nextFree(choices, today, field)}
    ${howFull(choices, appointments.placesInHalfDay)}
    ${field.radios('day', 'Day', [...days, anotherDay])}
    ${field.radios('partOfDay', 'Part of the day', [...appointments.parts, ...(repair.priority === 'emergency' ? outOfHours : [])].map((part) => ({ value: part, text: partInWords(part) })))}
    ${choices.operatives.length === 0 ? paragraph('Nobody in your organisation is an operative or a surveyor. Ask your administrator to add them.') : null}
    ${field.list('operative', 'Who goes', [{ value: whoeverIsFree, text: 'Whoever is free and nearest' }, ...choices.operatives.map(({ id, name }) => ({ value: id, text: name }))], 'Choose a person')}
    ${repair.priority === 'emergency' && field.ticks('evenIfFull', 'If they are full', [{ value: 'yes', text: 'Book it even so: it is an emergency' }])}`;
}

/** An emergency is proposed for what is left of today: in the evening, for the evening. */
function partProposed({ repair, context: { now, appointments } }: SlotFacts): PartOfDay {
  const usual = appointments.parts[0] ?? 'morning';
  if (repair.priority !== 'emergency') return usual;
  return [...appointments.parts, ...outOfHours].find((partOfDay) => endOfSlot({ on: dateInLondon(now), partOfDay }) > now) ?? usual;
}

const partInWords = (part: PartOfDay): string => `${capitalised(partOfDayInWords(part))}${isOutOfHours(part) ? ': choose who is on call' : ''}`;

/** What the visit is for. A possible hazard is never an ordinary job. */
export function purposeField(repair: Repair, form: FormState): Html {
  const purposes: readonly VisitPurpose[] = repair.hazard === 'possible' ? ['inspection', 'make-safe'] : ['repair', 'make-safe', 'inspection'];
  const hint = repair.hazard === 'possible' ? 'It may be a hazard, so it is looked at or made safe first.' : undefined;
  const first = purposes[0] ?? 'repair';
  return fieldsOf(form, { purpose: first }).radios('purpose', 'What the visit is for', purposes.map((purpose) => ({ value: purpose, text: capitalised(purposeInWords(purpose)) })), hint);
}

function howFull({ days, operatives, booked }: BookingChoices, places: number): Html {
  const of = (id: string, day: PlainDate) => booked.find(({ operativeId, on }) => operativeId === id && on === day) ?? { morning: 0, afternoon: 0 };
  const rows = operatives.slice(0, mostColumns).map(({ id, name }) => [
    { text: name },
    ...days.map((day) => ({ text: dayInWords(of(id, day)) })),
  ]);
  const table = scrollingTable({
    label: 'Visits booked already',
    caption: `Visits booked already, morning + afternoon. Most people keep ${places} in each.`,
    captionClasses: 'govuk-table__caption--s',
    firstCellIsHeader: true,
    head: [{ text: 'Who' }, ...days.map((day) => ({ text: shortDate(day).slice(0, -5) }))],
    rows,
  });
  const more = operatives.length - rows.length;
  // A long list would push the form itself out of sight.
  return details({ summaryText: 'How full everybody is', open: operatives.length <= mostOpen, html: html`${table}${more > 0 && paragraph(`${countOf(more, 'other')} not shown here; everybody is in the list of who goes.`)}` });
}

/** "2 + 1"; nothing booked is the common case, and a quiet sign makes the rest stand out. */
function dayInWords({ morning, afternoon }: { readonly morning: number; readonly afternoon: number }): string {
  return morning + afternoon === 0 ? '–' : `${morning}\u00a0+\u00a0${afternoon}`;
}

/** The order the visit carries out, where the repair has any. */
export function orderField(openOrders: RepairRecord['openOrders'], form: FormState): Html | undefined {
  if (openOrders.length === 0) return undefined;
  const choices = openOrders.map(({ id, number, trade }) => ({ value: id, text: `Order ${number}: ${trade}` }));
  return fieldsOf(form).list('orderId', 'The order it carries out (optional)', choices, 'None of them');
}
