import { longDateTime } from '../../clock/index.ts';
import { photoRow, type ShownPhoto } from '../../evidence/index.ts';
import { summaryList, tag, warningText } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { atTheDoor, dangersOfPlace, formHeading, paragraph, postForm, type FormState } from '../../repairs/index.ts';
import type { DoorInstructions } from '../../residents/index.ts';
import type { Hazard } from '../model.ts';
import { gradeColour, gradeInWords, routeInWords } from '../words.ts';
import { dryCheckFields, type AwaitedLook } from './dry-check-fields.ts';
import type { FoundQuestions } from './found-fields.ts';
import { investigationFields } from './investigation-fields.ts';

/** What somebody needs who goes to look, and no more. */
export interface CarriedHazardFacts {
  readonly reference: string;
  readonly address: string;
  readonly hazard: Hazard;
  readonly door: DoorInstructions;
  readonly register: string | undefined;
  readonly askFor: { readonly name: string; readonly phone: string | null } | undefined;
  readonly photos: readonly ShownPhoto[];
  readonly form: CarriedForm;
}

/** What is to be done there: the form of the hazard's own page, or why it cannot be recorded now. */
export interface CarriedForm {
  readonly toDo: string;
  /** What is known of it already, above the form. */
  readonly before?: Html;
  readonly isUrgent: boolean;
  readonly content: Html;
}

/** One hazard that somebody goes to, with the form of what they go for; read where there may be no signal. */
export function carriedHazardPage(facts: CarriedHazardFacts): Html {
  const { hazard, address, reference, register, door, photos, form } = facts;
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
    ${formHeading(address, {}, `${reference} · ${form.toDo}`)}
    ${form.isUrgent && warningText({ text: 'Emergency: it is investigated and made safe within 24 hours.' })}
    ${dangersOfPlace(register)}${atTheDoor({ door })}
    ${summaryList({ rows: rowsOf(facts) })}
    <h2 class="govuk-heading-m">What we were told</h2>
    ${paragraph(`“${hazard.words}”`)}
    ${photos.length > 0 && photoRow(photos, '/photos')}
    ${hazard.investigation !== null && paragraph(`Investigated before, at ${longDateTime(hazard.investigation.concludedAt)}: ${hazard.investigation.words}`)}
    ${form.before}${form.content}
  </div></div>`;
}

function rowsOf({ hazard: { grade, awareAt, route }, askFor }: CarriedHazardFacts) {
  const phone = askFor?.phone ?? null;
  return [
    { key: { text: 'How grave' }, value: { html: tag({ text: gradeInWords[grade], classes: gradeColour[grade] }) } },
    { key: { text: 'We knew' }, value: { text: longDateTime(awareAt) } },
    { key: { text: 'Told by' }, value: { text: routeInWords[route] } },
    ...(askFor === undefined ? [] : [{ key: { text: 'Ask for' }, value: { html: html`${askFor.name}${phone !== null && html`<br><a class="govuk-link" href="tel:${phone.replaceAll(/[^0-9+]/g, '')}">${phone}</a>`}` } }]),
  ];
}

const blank: FormState = { csrfToken: '', body: {}, errors: {} };
const toFind = html`<h2 class="govuk-heading-m">What you find</h2>`;

interface ToRecord {
  readonly reference: string;
  /** Why it cannot be recorded now, in words; undefined when it can. */
  readonly notNow: string | undefined;
}

/** The form of an investigation, with whoever goes there filled in. */
export function investigationToCarry({ reference, hazard, questions, investigator, notNow }: ToRecord & { readonly hazard: Hazard; readonly questions: FoundQuestions; readonly investigator: string }): CarriedForm {
  const form = () => postForm(blank, {
    action: `/hazards/${reference}/investigation`, verb: 'Record the investigation', takesFiles: true,
    fields: investigationFields(blank, questions, { investigator, how: 'in person', canSign: true }), hidden: { knewOf: hazard.investigation?.concludedAt ?? '' },
  });
  return { toDo: 'hazard to investigate', isUrgent: hazard.grade === 'emergency', content: notNow === undefined ? html`${toFind}${form()}` : paragraph(notNow) };
}

/** The form of a look whether it is dry. */
export function checkToCarry({ reference, before, awaited, knewOf, notNow }: ToRecord & { readonly before: Html; readonly awaited: AwaitedLook; readonly knewOf: string }): CarriedForm {
  const form = () => postForm(blank, { action: `/hazards/${reference}/dry-check`, verb: 'Record the check', takesFiles: true, fields: dryCheckFields(blank, awaited), hidden: { knewOf } });
  return { toDo: 'to measure whether it is dry', before, isUrgent: false, content: notNow === undefined ? html`${toFind}${form()}` : paragraph(notNow) };
}
