import { wishesInWords, type FreeSlot, type PartOfDay, type Wish } from '../../../appointments/index.ts';
import { longDate, type PlainDate } from '../../../clock/index.ts';
import { button, errorMessage, errorSummaryFor, fieldset, hiddenFields, hint, radioField, radios, type FieldErrors } from '../../../platform/govuk/index.ts';
import { html, nothing, type Html } from '../../../platform/html/index.ts';
import type { DayOfSlots, TimesToChoose } from '../../decide/days-of-slots.ts';
import { partOfDayInWords } from '../../words.ts';
import { capitalised } from '../form-page.ts';
import { callLink } from './who-to-call.ts';

export interface ChooseSlotPage {
  readonly csrfToken: string;
  /** Where the form goes, which is also where it is. */
  readonly action: string;
  readonly title: string;
  readonly verb: string;
  readonly today: PlainDate;
  readonly phone: string;
  /** The visit that stands until another time is chosen. */
  readonly booked: { readonly on: PlainDate; readonly partOfDay: PartOfDay } | undefined;
  readonly times: TimesToChoose;
  /** The last day of the page before; '' on the first page. */
  readonly after: string;
  readonly wishes: readonly Wish[];
  readonly chosen: string;
  readonly errors: FieldErrors;
  /** Where they say when it suits them, and where they write to us. */
  readonly timesHref: string;
  readonly otherwise: string;
}

export const pickTitle = 'Choose a time for our visit';
export const changeTitle = 'Change this visit';

/** A slot as one value of the list; who keeps it is for us to say. */
const residentSlotValue = ({ on, partOfDay }: Pick<FreeSlot, 'on' | 'partOfDay'>): string => `${on} ${partOfDay}`;

/** The times that somebody of ours can keep, a few days to a page. */
export function chooseSlotPage(page: ChooseSlotPage): Html {
  const { booked, today, times, phone, otherwise, timesHref } = page;
  return html`<div class="house-column">${errorSummaryFor(page.errors)}
<h1 class="govuk-heading-l">${page.title}</h1>
${booked === undefined ? nothing : html`<p class="govuk-body">It is booked for ${longDate(booked.on, today)}, ${partOfDayInWords(booked.partOfDay)}. It stands until you choose another time.</p>`}
${whatIsShown(page)}
${times.days.length === 0 ? html`<p class="govuk-body">We have no free times in the next eight weeks.</p>` : slotForm(page)}
<p class="govuk-body"><strong>None of these suit?</strong> <a class="govuk-link" href="${timesHref}">Tell us when a visit suits you</a>, <a class="govuk-link" href="${otherwise}">write to us</a>, or call ${callLink(phone)}.</p>
</div>`;
}

/** Which times these are, where they told us what suits them. */
function whatIsShown({ times, wishes, today, action, timesHref }: ChooseSlotPage): Html {
  if (wishes.length === 0) return nothing;
  const said = wishesInWords(wishes, today);
  const change = html`<a class="govuk-link" href="${timesHref}">Change what suits you</a>`;
  switch (times.shows) {
    case 'what-suits':
      return html`<p class="govuk-body">You told us that a visit suits you ${said}. We show those times. <a class="govuk-link" href="${action}?all=yes">Show every time</a> or ${change}.</p>`;
    case 'none-suits':
      return html`<p class="govuk-body">You told us that a visit suits you ${said}. We have no free time like that in the next eight weeks, so we show every time. ${change}.</p>`;
    case 'every-time':
      return html`<p class="govuk-body">These are all the times we have free. <a class="govuk-link" href="${action}">Show only those that suit you</a> or ${change}.</p>`;
  }
}

function slotForm(page: ChooseSlotPage): Html {
  const { csrfToken, action, verb, times, after, errors } = page;
  const all = times.shows === 'every-time' && page.wishes.length > 0 ? 'yes' : '';
  const address = (day: string) => [action, new URLSearchParams({ ...(day === '' ? {} : { after: day }), ...(all === '' ? {} : { all }) }).toString()].filter((part) => part !== '').join('?');
  const group = fieldset({ legend: { text: 'When shall we come?', classes: 'govuk-fieldset__legend--m' }, describedBy: errors['slot'] === undefined ? 'slot-hint' : 'slot-hint slot-error', html: html`
${hint({ id: 'slot-hint', text: 'You need to be in, or another adult who can let us in.' })}
${errors['slot'] !== undefined && errorMessage({ id: 'slot-error', text: errors['slot'] })}
${times.days.map((day, at) => dayGroup(day, at, page))}` });
  return html`<form method="post" action="${action}" novalidate>${hiddenFields({ _csrf: csrfToken, after, all })}
<div class="govuk-form-group${errors['slot'] !== undefined && ' govuk-form-group--error'}">${group}</div>
${times.next !== undefined && html`<p class="govuk-body"><a class="govuk-link" href="${address(times.next)}">Show later days</a></p>`}
${after !== '' && html`<p class="govuk-body"><a class="govuk-link" href="${address('')}">Back to the first days</a></p>`}
${button({ text: verb, preventDoubleClick: true })}
</form>`;
}

/** One day under its own heading. Each time carries its day for whoever hears the page read. */
function dayGroup({ on, slots }: DayOfSlots, at: number, { today, chosen }: ChooseSlotPage): Html {
  const items = slots.map((slot) => ({
    value: residentSlotValue(slot),
    html: html`<span class="govuk-visually-hidden">${longDate(on, today)}, </span>${capitalised(partOfDayInWords(slot.partOfDay))}`,
  }));
  return html`<h2 class="govuk-heading-s govuk-!-margin-bottom-1">${longDate(on, today)}</h2>
${radios({ name: 'slot', idPrefix: at === 0 ? 'slot' : `slot-${on}`, value: chosen, items, classes: 'govuk-radios--small' })}`;
}

export const cancelReasonsOfResident = {
  'cannot-be-in': 'you cannot be in',
  'works-again': 'you told us that it works again',
  other: 'you asked us to cancel it',
} as const;
export type ResidentCancelReason = keyof typeof cancelReasonsOfResident;

const cancelLabels: Readonly<Record<ResidentCancelReason, string>> = { 'cannot-be-in': 'I cannot be in', 'works-again': 'It works again', other: 'Something else' };

export const cancelTitle = 'Cancel this visit';

/** Cancelling a visit is not cancelling the repair, and the page says so. */
export function cancelVisitPage({ csrfToken, action, today, booked, chosen, errors }: Pick<ChooseSlotPage, 'csrfToken' | 'action' | 'today' | 'chosen' | 'errors'> & { readonly booked: NonNullable<ChooseSlotPage['booked']> }): Html {
  const choices = Object.entries(cancelLabels).map(([value, text]) => ({ value, text }));
  return html`<div class="house-column">${errorSummaryFor(errors)}
<h1 class="govuk-heading-l">${cancelTitle}</h1>
<p class="govuk-body">It is booked for ${longDate(booked.on, today)}, ${partOfDayInWords(booked.partOfDay)}.</p>
<p class="govuk-body">Your repair stays open: we ring you to agree another time, or you choose one yourself.</p>
<form method="post" action="${action}" novalidate>${hiddenFields({ _csrf: csrfToken })}
${radioField({ name: 'why', label: 'Why do you cancel?', labelSize: 'm', choices, value: chosen, error: errors['why'] })}
${button({ text: capitalised('cancel the visit'), preventDoubleClick: true, classes: 'govuk-button--warning' })}
</form></div>`;
}
