import { reasonsLeft, suitsResident, wishesInWords, type ReasonLeft } from '../../appointments/index.ts';
import { addDays, countOf, longDate, type PlainDate } from '../../clock/index.ts';
import { button, details, errorSummaryFor, hiddenFields, insetText, stackingTable, tag, type TableCell } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { formList } from '../../platform/http/form-values.ts';
import { acceptedValue, mostAtOnce, mostJobs } from '../forms/plan-day.ts';
import type { JobLine } from '../queries/jobs-to-plan.ts';
import type { PlannedDay, ProposedVisit } from '../model/planned-day.ts';
import { partOfDayInWords, priorityInWords, purposeInWords } from '../words.ts';
import { capitalised, link, paragraph, type FormState } from './form-page.ts';

export const planPath = '/visits/plan';
export const planTitle = (on: PlainDate, today: PlainDate): string => `Plan ${longDate(on, today)}`;

export interface PlanFacts {
  readonly day: PlannedDay;
  readonly today: PlainDate;
  readonly isWorkingDay: boolean;
}

/** What is proposed for a day, to be accepted one by one or all together; and what does not fit, and why. */
export function planDayPage({ day, today, isWorkingDay }: PlanFacts, form: FormState): Html {
  const { on, proposed, left, isPartOfThem } = day;
  const dayLink = (date: PlainDate, words: string) => html`<li>${link(`${planPath}?on=${date}`, words)}</li>`;
  return html`${errorSummaryFor(form.errors)}<h1 class="govuk-heading-l">${planTitle(on, today)}</h1>
    <nav aria-label="Days"><ul class="govuk-list house-actions">
      ${on > today && dayLink(addDays(on, -1), `Day before: ${longDate(addDays(on, -1), today)}`)}
      ${dayLink(addDays(on, 1), `Day after: ${longDate(addDays(on, 1), today)}`)}
      <li>${link(`/visits?on=${on}`, 'What is booked already')}</li><li>${link('/calendars', 'Who visits homes')}</li>
    </ul></nav>
    ${isWorkingDay ? null : insetText({ text: 'That is a weekend or a bank holiday. Only an emergency is visited then: book it from its own page.' })}
    ${isPartOfThem && insetText({ text: `More than ${mostJobs} repairs wait for a visit. These are proposed from the ${mostJobs} whose time runs out first.` })}
    ${isWorkingDay && proposed.length + left.length === 0 && paragraph('No repair waits for a visit. Those that have a priority and a trade, and no visit, are proposed here.')}
    ${proposed.length === 0 ? isWorkingDay && left.length > 0 && paragraph('Nobody has a free place for any of the repairs that wait.') : proposals(day, today, form)}
    ${leftOver(left, today)}`;
}

function proposals({ on, proposed }: PlannedDay, today: PlainDate, form: FormState): Html {
  const shown = proposed.slice(0, mostAtOnce);
  const inOrder = shown.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  const values = inOrder.map(valueOf);
  const more = proposed.length > shown.length ? ` These are the ${shown.length} that come first; once they are booked, the others follow.` : '';
  return html`${paragraph(`The places that are free hold ${countOf(proposed.length, 'visit')}.${more} What must be done soonest comes first, near what is there already. Each resident hears of their visit when it is booked, and can change it.`)}
    <form method="post" action="${planPath}" novalidate>${hiddenFields({ _csrf: form.csrfToken, on })}
    ${values.map((value) => html`<input type="hidden" name="shown" value="${value}">`)}
    ${form.errors['visit'] !== undefined && html`<p class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> ${form.errors['visit']}</p>`}
    ${stackingTable({
      head: [{ text: 'Book' }, { text: 'Who and when' }, { text: 'What' }, { text: 'Where' }, { text: 'Why' }],
      rows: inOrder.map((visit, at) => cells(visit, { on, today, ticked: formList(form.body, 'visit'), isFirst: at === 0 })),
    })}
    <div class="house-actions">${button({ text: 'Book what is ticked', preventDoubleClick: true })}
    ${button({ text: `Book all ${shown.length} shown`, name: 'all', value: 'yes', classes: 'govuk-button--secondary', preventDoubleClick: true })}</div></form>`;
}

const keyOf = ({ operativeName, operativeId, partOfDay, job }: ProposedVisit): string => [operativeName, operativeId, partOfDay === 'afternoon' ? 2 : 1, job.reference].join(' ');
const valueOf = ({ job, purpose, partOfDay, operativeId }: ProposedVisit): string => acceptedValue({ reference: job.reference, seenVersion: job.version, purpose, partOfDay, operativeId });

interface Row {
  readonly on: PlainDate;
  readonly today: PlainDate;
  readonly ticked: readonly string[];
  readonly isFirst: boolean;
}

function cells(visit: ProposedVisit, { on, today, ticked, isFirst }: Row): readonly TableCell[] {
  const { job, purpose, operativeName, partOfDay } = visit;
  const value = valueOf(visit);
  // The first box takes the field's own id: an error summary must link to something that can hold the cursor.
  const id = isFirst ? 'visit' : `visit-${job.reference}`;
  const box = html`<div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" name="visit" id="${id}" value="${value}"${ticked.includes(value) && html` checked`}><label class="govuk-label govuk-checkboxes__label" for="${id}"><span class="govuk-visually-hidden">Book ${job.reference}</span></label></div></div>`;
  return [
    { html: box, classes: 'house-stack__pick' },
    { html: html`${operativeName}<br>${capitalised(partOfDayInWords(partOfDay))}` },
    { html: html`${link(`/repairs/${job.reference}`, job.reference)}<br>${capitalised(purposeInWords(purpose))}, ${job.trade}: ${job.title}` },
    { text: job.address },
    { html: why({ ...visit, on }, today) },
  ];
}

function why({ job, isNearby, partOfDay, on }: ProposedVisit & { readonly on: PlainDate }, today: PlainDate): Html {
  const suits = suitsResident(job.wishes, on, partOfDay) ? 'It suits the resident' : `Due, though it suits the resident ${wishesInWords(job.wishes, today)}`;
  return html`${due(job, today)}${isNearby && html`<br>They are in that neighbourhood then`}${job.wishes.length > 0 && html`<br>${suits}`}`;
}

function due({ priority, dueOn }: JobLine, today: PlainDate): Html {
  const isLate = dueOn !== null && dueOn < today;
  return html`${capitalised(priorityInWords(priority))}${dueOn !== null && html`<br>Due ${longDate(dueOn, today)}`} ${isLate && tag({ text: 'Overdue', classes: 'govuk-tag--red' })}`;
}

/** What does not fit, by why; of each why, as many as anybody reads. */
function leftOver(left: PlannedDay['left'], today: PlainDate): Html | null {
  if (left.length === 0) return null;
  const byReason = [...Map.groupBy(left, ({ because }) => because)];
  return html`<h2 class="govuk-heading-m govuk-!-margin-top-6">What does not fit</h2>${byReason.map(([because, jobs]) => reason(because, jobs.map(({ job }) => job), today))}`;
}

function reason(because: ReasonLeft, jobs: readonly JobLine[], today: PlainDate): Html {
  const shown = jobs.slice(0, mostAtOnce);
  const more = jobs.length - shown.length;
  const list = html`<ul class="govuk-list govuk-list--bullet">${shown.map((job) => html`<li>${link(`/repairs/${job.reference}`, job.reference)}, ${job.trade}: ${job.title}, ${job.address}. ${due(job, today)}${job.wishes.length > 0 && html`<br>Suits the resident ${wishesInWords(job.wishes, today)}`}</li>`)}</ul>
    ${more > 0 && paragraph(`And ${countOf(more, 'other')}.`)}`;
  return details({ summaryText: `${reasonsLeft[because]}: ${countOf(jobs.length, 'repair')}`, html: list });
}
