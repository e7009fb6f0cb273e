import { longDateTime, longDateWithYear, type Instant, type PlainDate } from '../../clock/index.ts';
import { button, checkboxField, errorSummaryFor, pagination, radioField, dateField, selectField, stackingTable, summaryList, textAreaField, type FieldErrors } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { datePartsIn, mostWords } from '../../platform/forms/index.ts';
import { formList, formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import { paragraph, postForm } from '../../staff/index.ts';
import type { Programme, ProgrammePlace } from '../model.ts';
import type { EstateToChoose } from '../queries/choose-places.ts';
import type { ProgrammeChangeListed } from '../queries/lists.ts';
import { stateTag } from './list-page.ts';

/** What was typed into a form, and what is wrong with it. */
export interface ProgrammeForm {
  readonly csrfToken: string;
  readonly body: FormBody;
  readonly errors: FieldErrors;
}

export interface ProgrammePageFacts {
  readonly programme: Programme;
  readonly places: readonly ProgrammePlace[];
  /** Where the places go on; undefined when these are all. */
  readonly next: string | undefined;
  readonly changes: readonly ProgrammeChangeListed[];
  /** Where something is still to do, to show one estate alone. */
  readonly estates: readonly EstateToChoose[];
  /** The estate that is shown alone. */
  readonly estateId: string | undefined;
  /** What waits for it, as the slices above tell it. */
  readonly sections: readonly Html[];
  readonly today: PlainDate;
  readonly mayKeep: boolean;
}

/** One programme: its dates, its homes and blocks, what waits for it, and who changed what. */
export function programmePage(facts: ProgrammePageFacts, form: ProgrammeForm): Html {
  const { programme, changes, sections, today, mayKeep } = facts;
  const path = `/programmes/${programme.id}`;
  const keeps = mayKeep && programme.state === 'planned';
  const rows = [['Work', programme.work], ['From', longDateWithYear(programme.startsOn)], ['All done by', longDateWithYear(programme.endsOn)]] as const;
  return html`${errorSummaryFor(form.errors)}
    <h1 class="govuk-heading-l">${programme.name}</h1>
    <p class="govuk-body">${stateTag(programme, today)}</p>
    ${summaryList({ rows: rows.map(([key, text]) => ({ key: { text: key }, value: { text } })) })}
    ${keeps && html`<div class="house-actions govuk-!-margin-bottom-6">${button({ text: 'Add homes and blocks', href: `${path}/places/add` })}${button({ text: 'Change name or dates', href: `${path}/change`, classes: 'govuk-button--secondary' })}${button({ text: 'Drop the programme', href: `${path}/drop`, classes: 'govuk-button--secondary' })}</div>`}
    <h2 class="govuk-heading-m">Homes and blocks</h2>
    ${placesOf(facts, keeps, form)}
    ${sections}
    <h2 class="govuk-heading-m">What has changed</h2>
    ${stackingTable({ head: [{ text: 'When' }, { text: 'Who' }, { text: 'What' }, { text: 'Why' }], rows: changes.map(({ at, actorName, what, reason }) => [{ text: longDateTime(at as Instant) }, { text: actorName }, { text: what }, { text: reason }]) })}`;
}

function placesOf(facts: ProgrammePageFacts, keeps: boolean, form: ProgrammeForm): Html {
  const { programme, places, next, estateId } = facts;
  const path = `/programmes/${programme.id}`;
  const done = places.filter(({ doneOn }) => doneOn !== null);
  const open = places.filter(({ doneOn }) => doneOn === null);
  const more = next !== undefined && pagination({ next: { href: `${path}?${estateId === undefined ? '' : `estate=${estateId}&`}after=${next}`, text: 'More homes and blocks' } });
  if (places.length === 0) return paragraph('None of your organisation’s yet.');
  return html`${estateFilter(facts)}${open.length > 0 && (keeps ? placesForm(facts, open, form) : html`<ul class="govuk-list govuk-list--bullet">${open.map(({ name, kind }) => html`<li>${name}${kind === 'block' && ' (every home in it)'}</li>`)}</ul>`)}
    ${done.length > 0 && html`<h3 class="govuk-heading-s">Done</h3>${stackingTable({ head: [{ text: 'Where' }, { text: 'Done on' }], rows: done.map(({ name, doneOn }) => [{ text: name }, { text: doneOn === null ? '' : longDateWithYear(doneOn) }]) })}`}${more}`;
}

/** One estate alone, where there are several. */
function estateFilter({ programme, estates, estateId = '' }: ProgrammePageFacts): Html | undefined {
  if (estates.length < 2 && estateId === '') return undefined;
  const choices = [{ value: '', text: 'Every estate' }, ...estates.map(({ id, name, places }) => ({ value: id, text: `${name} (${places} still to do)` }))];
  return html`<form method="get" action="/programmes/${programme.id}" class="house-actions govuk-!-margin-bottom-6">${selectField({ name: 'estate', label: 'Show the homes and blocks of', value: estateId, choices })}${button({ text: 'Show', classes: 'govuk-button--secondary' })}</form>`;
}

/** All that the choice shows, whatever page they are on. */
function allField({ estates, estateId }: ProgrammePageFacts, shown: number, value: string): Html | undefined {
  const many = estates.filter(({ id }) => estateId === undefined || id === estateId).reduce((sum, { places }) => sum + places, 0);
  const where = estateId === undefined ? '' : ` in ${estates.find(({ id }) => id === estateId)?.name ?? 'this estate'}`;
  return many > shown || estateId !== undefined ? checkboxField({ name: 'all', label: 'Or all of them at once', labelSize: 's', small: true, values: [value], choices: [{ value: 'yes', text: `All ${many} still to do${where}, also those on other pages` }] }) : undefined;
}

function placesForm(facts: ProgrammePageFacts, open: readonly ProgrammePlace[], { csrfToken, body, errors }: ProgrammeForm): Html {
  const { programme, estateId } = facts;
  return postForm({ csrfToken }, {
    action: `/programmes/${programme.id}/places${estateId === undefined ? '' : `?estate=${estateId}`}`, verb: 'Save for the homes and blocks chosen', hidden: { seenVersion: String(programme.version) },
    fields: html`${checkboxField({ name: 'places', label: 'Still to do', labelSize: 's', small: true, values: formList(body, 'places'), error: errors['places'], choices: open.map(({ placeId, name, kind }) => ({ value: placeId, text: kind === 'block' ? `${name} (every home in it)` : name })) })}
      ${allField(facts, open.length, formText(body, 'all'))}
      ${radioField({ name: 'what', label: 'What happened there?', labelSize: 's', value: formText(body, 'what'), error: errors['what'], choices: [{ value: 'done', text: 'The work was done' }, { value: 'left out', text: 'They are left out of the programme', hint: 'Repairs there that wait for it open again, and their residents are told.' }] })}
      ${dateField({ name: 'done', label: 'If it was done: on which day?', labelSize: 's', value: datePartsIn(body, 'done'), error: errors['done'] })}
      ${textAreaField({ name: 'reason', label: 'If they are left out: why?', value: formText(body, 'reason'), rows: 2, maxlength: mostWords, error: errors['reason'] })}`,
  });
}
