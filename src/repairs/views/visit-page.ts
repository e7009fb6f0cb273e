import { accessAttempts } from '../../appointments/index.ts';
import { longDate, type PlainDate } from '../../clock/index.ts';
import { photoFields, photoRow, type Photo } from '../../evidence/index.ts';
import { insetText, summaryList, warningText } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { WorkOrder } from '../../orders/index.ts';
import type { DoorInstructions } from '../../residents/index.ts';
import { priorities, trades, type Repair, type Visit } from '../model.ts';
import { problemOf } from '../problems.ts';
import { partOfDayInWords, priorityInWords, purposeInWords } from '../words.ts';
import { fieldsOf, theirWords, type FieldMaker } from './action-fields.ts';
import { capitalised, choicesOf, formHeading, link, paragraph, postForm, type FormState } from './form-page.ts';
import { findingsFields } from './findings.ts';
import { atTheDoor, dangersOfPlace } from './door.ts';
import { outcomeInWords } from './outcome-words.ts';
import { stateTag } from './visit-list.ts';

/** What somebody at the door needs, and no more. */
export interface VisitPageFacts {
  readonly reference: string;
  readonly visit: Visit;
  readonly repair: Repair;
  readonly address: string;
  readonly askFor: { readonly name: string; readonly phone: string | null };
  /** Undefined once the visit is over. */
  readonly door: DoorInstructions | undefined;
  /** What the order that the visit carries out says of the place and the door; undefined once the visit is over, or where it carries none out. */
  readonly order: Pick<WorkOrder, 'number' | 'work' | 'accessNeeds' | 'siteHazards'> | undefined;
  /** The register of site hazards as it stands now; undefined once the visit is over. */
  readonly register: string | undefined;
  readonly photos: readonly Photo[];
  readonly seenVersion: string;
  /** The causes that can be chosen. */
  readonly causes: readonly { readonly value: string; readonly text: string }[];
  /** Why the outcome can't be recorded now, in words; undefined when it can. */
  readonly notNow: string | undefined;
  readonly today: PlainDate;
  /** Shown where the resident can sign on the screen. */
  readonly canSign?: boolean;
  /** Of a visit to check finished work: its questions on this very form, or why there are none. Left out: they have a page of their own. */
  readonly letIn?: { readonly fields: Html } | { readonly notNow: string };
}

/** One visit, read on a phone at the door, with the form for what came of it. */
export function visitPage(facts: VisitPageFacts, form: FormState): Html {
  const { visit, repair, address, today, photos, reference, notNow } = facts;
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
    ${formHeading(address, form.errors, `${reference} · visit ${longDate(visit.on, today)}`)}
    ${repair.hazard === 'possible' && warningText({ text: 'Possible hazard. Look, or make safe: this is not an ordinary job.' })}
    ${dangersOf(facts)}
    ${atTheDoor(facts)}
    ${summaryList({ rows: rowsOf(facts) })}
    <h2 class="govuk-heading-m">The problem</h2>
    ${paragraph(problemOf(repair.problem)?.words ?? repair.problem)}${theirWords({ ...repair, reporterName: '' })}
    ${photos.length > 0 && photoRow(photos, '/photos')}
    <h2 class="govuk-heading-m">What came of it</h2>
    ${visit.outcomeWords !== null && insetText({ text: visit.outcomeWords })}
    ${notNow !== undefined && notNow !== '' && paragraph(notNow)}
    ${(notNow === undefined || isSentBack(form)) && outcomeForm(facts, form)}
  </div></div>`;
}

/** What was typed stays, whatever became of the visit meanwhile. */
const isSentBack = ({ errors }: FormState): boolean => Object.keys(errors).length > 0;

function dangersOf({ order, register }: VisitPageFacts): Html {
  return html`${order !== undefined && order.siteHazards !== '' && warningText({ text: `Dangers of the place: ${order.siteHazards}` })}${dangersOfPlace(register)}`;
}

function rowsOf({ visit, askFor, today, repair, order, canSign }: VisitPageFacts) {
  const number = askFor.phone;
  const phone = number === null ? undefined : html`<br><a class="govuk-link" href="tel:${number.replaceAll(/[^0-9+]/g, '')}">${number}</a>`;
  return [
    { key: { text: 'When' }, value: { html: html`${longDate(visit.on, today)}, ${partOfDayInWords(visit.partOfDay)} ${stateTag(visit, today)}` } },
    { key: { text: 'To do' }, value: { text: capitalised(purposeInWords(visit.purpose)) } },
    ...(order === undefined ? [] : [{ key: { text: `Order ${order.number}` }, value: { text: order.work } }]),
    // On a phone it is whoever reads it.
    ...(canSign === true ? [] : [{ key: { text: 'Who goes' }, value: { text: visit.operativeName } }]),
    { key: { text: 'Ask for' }, value: { html: html`${askFor.name}${phone}` } },
    ...(repair.priority === null ? [] : [{ key: { text: 'Priority' }, value: { text: priorityInWords(repair.priority) } }]),
  ];
}

function outcomeForm(facts: VisitPageFacts, form: FormState): Html {
  const { reference, visit, seenVersion, canSign } = facts;
  const field = fieldsOf(form);
  const isOpen = Object.keys(form.errors).some((name) => /^reading-\d/.test(name));
  const checksWork = visit.purpose === 'post-inspection';
  const fields = html`${checksWork ? wayToInspection(facts) : photosBefore(field)}
    ${field.radios('outcome', 'What came of the visit?', outcomeChoices(facts, form))}${!checksWork && photosAfter(field)}
    ${findingsFields(field, { isOpen, canSign: canSign === true })}${checksWork && field.photos(photoFields.other, 'Photos (optional)')}`;
  return postForm(form, { action: `/repairs/${reference}/visits/${visit.id}/outcome`, verb: 'Record the visit', fields, hidden: { seenVersion }, takesFiles: true });
}

/** Told apart by what they show, without a script too: each has a field of its own, in the order of a visit. */
const photosBefore = (field: FieldMaker): Html => field.photos(photoFields.before, 'Photos before the work (optional)',
  'Up to 6 photos in all, of up to 10 megabytes each. The resident sees those from before and after the work on their page. If this page comes back with a problem, choose them again.');

const photosAfter = (field: FieldMaker): Html => html`${field.photos(photoFields.after, 'Photos after the work (optional)', '')}
    ${field.photos(photoFields.other, 'Other photos (optional)', 'For example, of the meter. The resident does not see these.')}`;

/** Where what was found is recorded, when it is not on this form. */
function wayToInspection({ reference, letIn }: VisitPageFacts): Html | undefined {
  if (letIn === undefined) return paragraph(link(`/inspections/of/${reference}`, 'You were let in: record the inspection'));
  return 'notNow' in letIn ? paragraph(letIn.notNow) : undefined;
}

function outcomeChoices({ visit, causes, letIn }: VisitPageFacts, form: FormState) {
  const field = fieldsOf(form);
  const done = html`${field.words('doneWords', 'What was done')}${field.list('cause', 'Why it happened (optional)', causes, 'Not known yet')}`;
  const noAccess = html`${field.ticks('tried', 'What you tried', choicesOf(accessAttempts))}${field.words('noAccessWords', 'What happened')}`;
  const followOn = html`${field.words('followOnWords', 'What work is still needed', 'The resident reads this.')}
    ${field.list('trade', 'Trade', choicesOf(trades), 'Choose a trade')}
    ${field.list('priority', 'How soon', priorities.map((value) => ({ value, text: priorityInWords(value) })), 'Choose how soon')}
    ${field.date('dueOn', 'Promised by', 'For example, 27 3 2027. We promise the resident this date.')}
    ${field.line('materials', 'Materials to bring (optional)')}
    ${field.radios('sameOperative', 'Who should come?', [{ value: 'yes', text: 'You again' }, { value: 'no', text: 'Anybody of the trade' }])}`;
  const temporary = html`${field.words('temporaryWords', 'What was done for now')}
    ${field.words('permanent', 'The permanent repair', 'The resident reads this.')}
    ${field.date('permanentBy', 'Promised by', 'For example, 27 3 2027. The repair stays open until it is done.')}`;
  const noOneIn = { value: 'no-access', text: outcomeInWords['no-access'], reveals: noAccess };
  if (visit.purpose === 'post-inspection') {
    const found = letIn !== undefined && 'fields' in letIn ? [{ value: 'inspected', text: 'You were let in: this is what you found', reveals: letIn.fields }] : [];
    return [...found, noOneIn];
  }
  return [
    { value: 'done', text: doneLabel[visit.purpose], reveals: done },
    noOneIn,
    { value: 'temporary', text: outcomeInWords.temporary, reveals: temporary },
    { value: 'follow-on', text: outcomeInWords['follow-on'], reveals: followOn },
  ];
}

const doneLabel = { repair: 'Done: it is fixed', 'make-safe': 'Done: it is safe', inspection: 'Done: I have looked at it' } as const;
