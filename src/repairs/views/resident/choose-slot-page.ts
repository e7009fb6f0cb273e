import type { FreeSlot, PartOfDay } from '../../../appointments/index.ts';
import { longDate, type PlainDate } from '../../../clock/index.ts';
import { button, errorSummaryFor, hiddenFields, radioField, type FieldErrors } from '../../../platform/govuk/index.ts';
import { html, nothing, type Html } from '../../../platform/html/index.ts';
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
  readonly slots: readonly FreeSlot[];
  readonly chosen: string;
  readonly errors: FieldErrors;
  /** Where they write to us when nothing suits. */
  readonly otherwise: string;
}

export const pickTitle = 'Choose a time for our visit';
export const changeTitle = 'Change this visit';

/** A slot as one value of the list; who keeps it is for us to say. */
export const residentSlotValue = ({ on, partOfDay }: Pick<FreeSlot, 'on' | 'partOfDay'>): string => `${on} ${partOfDay}`;

/** The times that somebody of ours can keep, day by day. */
export function chooseSlotPage(page: ChooseSlotPage): Html {
  const { booked, today, slots, phone, otherwise } = page;
  return html`<div class="house-column">${errorSummaryFor(page.errors)}
<h1 class="govuk-heading-l">${page.title}</h1>
${booked === undefined ? nothing : html`<p class="govuk-body">It is booked for ${longDate(booked.on, today)}, ${partOfDayInWords(booked.partOfDay)}. It stands until you choose another time.</p>`}
${slots.length === 0 ? html`<p class="govuk-body">We have no free times in the next two weeks.</p>` : slotForm(page)}
<p class="govuk-body"><strong>None of these suit?</strong> <a class="govuk-link" href="${otherwise}">Tell us which days and times do</a>, or call ${callLink(phone)}.</p>
</div>`;
}

function slotForm({ csrfToken, action, verb, today, slots, chosen, errors }: ChooseSlotPage): Html {
  const choices = slots.map((slot) => ({ value: residentSlotValue(slot), text: `${longDate(slot.on, today)}, ${partOfDayInWords(slot.partOfDay)}` }));
  return html`<form method="post" action="${action}" novalidate>${hiddenFields({ _csrf: csrfToken })}
${radioField({ name: 'slot', label: 'When shall we come?', labelSize: 'm', hint: 'You need to be in, or another adult who can let us in.', choices, value: chosen, error: errors['slot'] })}
${button({ text: verb, preventDoubleClick: true })}
</form>`;
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
export function cancelVisitPage({ csrfToken, action, today, booked, errors }: Pick<ChooseSlotPage, 'csrfToken' | 'action' | 'today' | 'errors'> & { readonly booked: NonNullable<ChooseSlotPage['booked']> }): Html {
  const choices = Object.entries(cancelLabels).map(([value, text]) => ({ value, text }));
  return html`<div class="house-column">${errorSummaryFor(errors)}
<h1 class="govuk-heading-l">${cancelTitle}</h1>
<p class="govuk-body">It is booked for ${longDate(booked.on, today)}, ${partOfDayInWords(booked.partOfDay)}.</p>
<p class="govuk-body">Your repair stays open: we ring you to agree another time, or you choose one yourself.</p>
<form method="post" action="${action}" novalidate>${hiddenFields({ _csrf: csrfToken })}
${radioField({ name: 'why', label: 'Why do you cancel?', labelSize: 'm', choices, error: errors['why'] })}
${button({ text: capitalised('cancel the visit'), preventDoubleClick: true, classes: 'govuk-button--warning' })}
</form></div>`;
}
