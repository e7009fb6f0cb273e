import { longDate, type PlainDate } from '../../clock/index.ts';
import {
  button, dateField, errorSummaryFor, radioField, selectField, textAreaField, textField, type FieldErrors,
} from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { LinkKindByHand } from '../decide.ts';
import { contactChannels, mostOfNote, mostWords, linkValue, ownerValue, type DateParts, type LinkShown, type OwnerChoice } from '../forms/case-forms.ts';
import type { CaseFile, CasePromise } from '../model.ts';
import { linkInWords } from './link-words.ts';
import { channelInWords } from './spine-events.ts';

/** What was typed so far, and what is wrong with it. */
export interface FormState {
  readonly values: Readonly<Record<string, string>>;
  readonly dates: Readonly<Record<string, DateParts>>;
  readonly errors: FieldErrors;
}

/** Where a form stands: on which case, as it was when the page was made. */
export interface CaseFormPlace {
  readonly file: Pick<CaseFile, 'reference' | 'title'>;
  readonly seenVersion: number;
  readonly backHref: string;
  /** The hidden field that proves the form is ours. */
  readonly token: Html;
}

interface FormWords {
  readonly title: string;
  readonly action: string;
  /** Left out where there is nothing to send. */
  readonly send: string | undefined;
  readonly fields: Html;
}

export interface CaseFormPage {
  readonly title: string;
  readonly main: Html;
}

function formPage(place: CaseFormPlace, state: FormState, { title, action, send, fields }: FormWords): CaseFormPage {
  const { file, seenVersion, backHref, token } = place;
  const main = html`${errorSummaryFor(state.errors)}<div class="house-column">
<span class="govuk-caption-l">${file.reference}: ${file.title}</span><h1 class="govuk-heading-l">${title}</h1>
<form method="post" action="/cases/${file.reference}/${action}" novalidate>${token}<input type="hidden" name="seenVersion" value="${seenVersion}">
${fields}
<div class="house-actions">${send !== undefined && button({ text: send, preventDoubleClick: true })} <a class="govuk-link" href="${backHref}">${send === undefined ? 'Back to the case' : 'Cancel'}</a></div></form></div>`;
  return { title, main };
}

const text = ({ values }: FormState, name: string) => values[name] ?? '';

const writing = (state: FormState, label: string, hint?: string): Html =>
  textAreaField({ name: 'words', label, hint, value: text(state, 'words'), error: state.errors['words'], maxlength: mostWords, rows: 5 });

export function noteForm(place: CaseFormPlace, state: FormState): CaseFormPage {
  const hint = 'The resident may ask to see it. Notes cannot be changed later: add another to correct one.';
  return formPage(place, state, { title: 'Add a note', action: 'notes', send: 'Add the note', fields: writing(state, 'Note', hint) });
}

export function contactForm(place: CaseFormPlace, state: FormState): CaseFormPage {
  const { errors } = state;
  const fields = html`${radioField({
    name: 'direction', label: 'Who spoke to whom?', value: text(state, 'direction'), error: errors['direction'],
    choices: [{ value: 'out', text: 'We contacted the resident', hint: 'The count to the next update starts afresh' }, { value: 'in', text: 'The resident contacted us' }],
  })}
${radioField({
    name: 'channel', label: 'How?', value: text(state, 'channel'), error: errors['channel'],
    choices: contactChannels.map((channel) => ({ value: channel, text: channelInWords(channel).replace(/^./, (first) => first.toUpperCase()) })),
  })}
${writing(state, 'What was said?')}
${dateField({ name: 'on', label: 'Day it happened', hint: 'Leave empty if it was just now', value: state.dates['on'], error: errors['on'] })}
${textField({ name: 'time', label: 'Time it happened', hint: 'Like 14:30', value: text(state, 'time'), error: errors['time'], width: 5 })}`;
  return formPage(place, state, { title: 'Record a contact', action: 'contacts', send: 'Record the contact', fields });
}

export function promiseForm(place: CaseFormPlace, state: FormState): CaseFormPage {
  const { errors } = state;
  const fields = html`${textField({ name: 'words', label: 'What do we promise?', hint: 'Like: call back about the visit', value: text(state, 'words'), error: errors['words'] })}
${textField({ name: 'madeTo', label: 'To whom?', value: text(state, 'madeTo'), error: errors['madeTo'], autocomplete: 'off' })}
${dateField({ name: 'due', label: 'By when?', hint: 'At the end of that day the promise is broken', value: state.dates['due'], error: errors['due'] })}`;
  return formPage(place, state, { title: 'Make a promise', action: 'promises', send: 'Make the promise', fields });
}

type PromiseFacts = Pick<CasePromise, 'id' | 'words' | 'madeTo' | 'dueOn'>;

const promiseInWords = ({ words, madeTo, dueOn }: PromiseFacts, today: PlainDate): Html =>
  html`<div class="govuk-inset-text">We promised ${madeTo}: ${words}, by ${longDate(dueOn, today)}.</div>`;

export function keptForm(place: CaseFormPlace, state: FormState, promise: PromiseFacts, today: PlainDate): CaseFormPage {
  const fields = html`${promiseInWords(promise, today)}${writing(state, 'How was it kept?')}`;
  return formPage(place, state, { title: 'Record that a promise was kept', action: `promises/${promise.id}/kept`, send: 'Record that it was kept', fields });
}

export function movedForm(place: CaseFormPlace, state: FormState, promise: PromiseFacts, today: PlainDate): CaseFormPage {
  const fields = html`${promiseInWords(promise, today)}
${dateField({ name: 'due', label: 'New date', value: state.dates['due'], error: state.errors['due'] })}
${writing(state, 'Why does it move?', 'Both dates stay on the record. Tell the resident before you move it.')}`;
  return formPage(place, state, { title: 'Move a promise', action: `promises/${promise.id}/moved`, send: 'Move the promise', fields });
}

const linkChoices: Readonly<Record<LinkKindByHand, string>> = {
  'caused-by': 'This was caused by the other case',
  'duplicate-of': 'This is the same matter as the other case',
  'complaint-about': 'This is a complaint about the other case',
};

export function linkForm(place: CaseFormPlace, state: FormState): CaseFormPage {
  const { errors } = state;
  const fields = html`${textField({
    name: 'reference', label: 'Reference of the other case', hint: 'Like REP-2026-00412', value: text(state, 'reference'), error: errors['reference'],
    width: 20, autocomplete: 'off', spellcheck: false,
  })}
${radioField({
    name: 'kind', label: 'How do the two belong together?', value: text(state, 'kind'), error: errors['kind'],
    choices: Object.entries(linkChoices).map(([value, words]) => ({ value, text: words })),
  })}
${writing(state, 'Why? (optional)', 'Both cases then show the link, and both records that it was made.')}`;
  return formPage(place, state, { title: 'Link another case', action: 'links', send: 'Link the cases', fields });
}

export function unlinkForm(place: CaseFormPlace, state: FormState, links: readonly LinkShown[]): CaseFormPage {
  const choices = links.map((link) => ({ value: linkValue(link), text: `${linkInWords(link.kind, link.isFromHere)} ${link.reference}` }));
  const fields = choices.length === 0
    ? html`<p class="govuk-body">No link of this case was made by hand with a case that you may open. The others say what happened, such as a follow-on, and stay.</p>`
    : html`${radioField({ name: 'link', label: 'Which link is wrong?', choices, value: text(state, 'link'), error: state.errors['link'] })}
${writing(state, 'Why is it taken away?', 'Both records keep that there was a link and that it went.')}`;
  return formPage(place, state, { title: 'Take a link away', action: 'links/take-away', send: choices.length === 0 ? undefined : 'Take the link away', fields });
}

export function ownerForm(place: CaseFormPlace, state: FormState, choices: readonly OwnerChoice[]): CaseFormPage {
  const note = (name: string, label: string) => textAreaField({ name, label, value: text(state, name), error: state.errors[name], maxlength: mostOfNote, rows: 3 });
  const fields = html`${ownerField(state, choices)}<h2 class="govuk-heading-m">Handover note</h2>
<p class="govuk-body">Drawn up from the record: correct it and add what it does not know. The next owner sees it until they have read it.</p>
${note('promised', 'What is promised')}${note('next', 'What has to happen next')}${note('resident', 'What the resident should know')}`;
  return formPage(place, state, { title: 'Change the owner', action: 'owner', send: 'Change the owner', fields });
}

/** The next owner of many cases, and why: each has a handover note drawn up from its record. */
export function ownerFields(state: FormState, choices: readonly OwnerChoice[]): Html {
  return html`${ownerField(state, choices)}
${writing(state, 'Why they change hands', 'Each case gets a handover note drawn up from its record: what is promised, what is next, what the resident should know.')}`;
}

function ownerField(state: FormState, choices: readonly OwnerChoice[]): Html {
  return selectField({
    name: 'owner', label: 'Next owner', value: text(state, 'owner'), unchosen: 'Choose a person', error: state.errors['owner'],
    choices: choices.map((choice) => ({ value: ownerValue(choice), text: `${choice.name} (${choice.teamName})` })),
  });
}
