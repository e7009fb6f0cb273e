import type { CaseBrief } from '../../casefile/index.ts';
import { dateInLondon, longDateWithYear, type PlainDate } from '../../clock/index.ts';
import { endInShort, needsTag } from '../../homes/index.ts';
import { button, insetText, radioField, stackingTable, tag, textField, warningText } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { HouseholdPerson } from '../../residents/index.ts';
import { problems, type Problem } from '../problems.ts';
import type { FoundPlace, SharedPlace } from '../queries/find-place.ts';
import { theirWords } from './action-fields.ts';
import { column, formHeading, link, paragraph, postForm, type FormState } from './form-page.ts';

/** Where a caller's home is found. */
export function findPage(form: FormState, words: string, found: readonly FoundPlace[] | undefined): Html {
  const field = textField({ name: 'words', label: 'Name, address or postcode', hint: 'Every word you type must be there.', value: words, width: 30, autocomplete: 'off', spellcheck: false, error: form.errors['words'] });
  return column(html`${formHeading('Report a repair', form.errors)}
    ${warningText({ text: 'Smell of gas? Tell the caller to open windows, leave, and ring the National Gas Emergency Service on 0800 111 999 now.' })}
    <h2 class="govuk-heading-m">Who is calling, or which home?</h2>
    ${postForm(form, { action: '/report', verb: 'Find the home', fields: field })}
    ${found !== undefined && foundPlaces(found)}`);
}

function foundPlaces(found: readonly FoundPlace[]): Html {
  if (found.length === 0) return paragraph('Nothing found. Try fewer words, or the postcode alone. Only homes that your organisation owns or manages are searched.');
  return html`<h2 class="govuk-heading-m">Choose the home</h2>
    <ul class="govuk-list govuk-list--spaced">${found.map(({ homeId, address, name, endedOn }) => html`<li>${link(`/report/home/${homeId}`, address)}${endedOn !== null && html`<br>${endInShort(endedOn)}`}${name !== null && html`<br>${name} lives there`}</li>`)}</ul>
    ${found.length >= 30 && paragraph('Only the first 30 are shown. Add a word to find fewer.')}`;
}

export interface PlaceFacts {
  readonly address: string;
  /** Null for a shared place. */
  readonly homeId: string | null;
  /** The day from which the home is no longer ours. */
  readonly endedOn: PlainDate | null;
  readonly path: string;
  readonly people: readonly HouseholdPerson[];
  readonly mayAskNeeds: boolean;
  /** Whether this reader may add to a report that is there, or open a closed one again. */
  readonly mayGoOn: boolean;
  readonly cases: readonly CaseBrief[];
  readonly sharedPlaces: readonly SharedPlace[];
  /** When the list of problems was sent with nothing chosen. */
  readonly problemMissing: boolean;
}

/** What we know of a place already, before a new report: so that a repeat is seen. */
export function placePage(facts: PlaceFacts): Html {
  const errors: Record<string, string> = facts.problemMissing ? { problem: 'Choose the problem' } : {};
  return column(html`${formHeading(facts.address, errors, 'Report a repair')}
    <h2 class="govuk-heading-m">Reported here already</h2>
    ${knownCases(facts)}
    ${facts.homeId !== null && paragraph(link(`/homes/${facts.homeId}`, 'Everything about this home'))}
    ${facts.people.length > 0 && html`<h2 class="govuk-heading-m">Who lives here</h2>${household(facts)}`}
    ${facts.endedOn === null ? problemForm(facts.path, errors) : notOurs(facts.endedOn, facts.sharedPlaces.length)}
    ${facts.sharedPlaces.length > 0 && html`<h2 class="govuk-heading-m">Is it in a shared place?</h2>
      <ul class="govuk-list">${facts.sharedPlaces.map(({ id, name }) => html`<li>${link(`/report/area/${id}`, name)}</li>`)}</ul>`}`);
}

const problemForm = (path: string, errors: Readonly<Record<string, string>>): Html => html`<form method="get" action="${path}/details" novalidate>
      ${radioField({ name: 'problem', label: 'What is the problem?', labelSize: 'm', choices: problems.map(({ id, words }) => ({ value: id, text: words })), error: errors['problem'] })}
      ${button({ text: 'Continue' })}
    </form>`;

/** Whoever bought a flat still uses its stairs, and may report them. */
const notOurs = (since: PlainDate, sharedPlaces: number): Html => html`${warningText({ text: `${endInShort(since)}. No repair is reported inside this home.` })}
    ${paragraph(`Open repairs above go on. ${sharedPlaces > 0 ? 'Is something wrong in a place that it shares with our homes, or does it come from there? Report it below.' : 'No place that it shares with our homes is on record.'} Where it is ours after all, ask an administrator to say so on the home’s page.`)}`;

/** The newest, open ones first: the rest are on the home's own page. */
const mostCasesShown = 20;

function knownCases({ cases, mayGoOn }: PlaceFacts): Html {
  if (cases.length === 0) return paragraph('Nothing has been reported here before.');
  const inOrder = cases.toSorted((one, other) => Number(one.closedAt !== null) - Number(other.closedAt !== null)).slice(0, mostCasesShown);
  return stackingTable({
    head: [{ text: 'Case' }, { text: 'Since' }, { text: 'State' }, ...(mayGoOn ? [{ text: 'The same again?' }] : [])],
    rows: inOrder.map(({ reference, title, openedAt, closedAt, kind, stage }) => [
      { html: html`${link(`/cases/${reference}`, reference)}<br>${title}` },
      { text: longDateWithYear(dateInLondon(openedAt)) },
      { html: closedAt === null ? tag({ text: 'Open', classes: 'govuk-tag--blue' }) : tag({ text: 'Closed', classes: 'govuk-tag--grey' }) },
      ...(mayGoOn ? [{ html: sameAgain(reference, kind === 'repair' ? stage : 'not a repair') }] : []),
    ]),
  });
}

function sameAgain(reference: string, stage: string): Html {
  if (stage === 'cancelled' || stage === 'not a repair') return html`–`;
  const about = html`<span class="govuk-visually-hidden">: ${reference}</span>`;
  return stage === 'closed' ? link(`/repairs/${reference}/answer`, html`It was not fixed${about}`) : link(`/repairs/${reference}/join`, html`Add to this one${about}`);
}

function household({ people, mayAskNeeds }: PlaceFacts): Html {
  return html`<ul class="govuk-list govuk-list--spaced">${people.map(({ residentId, name, part, needsAnswer, needsConfirmedOn }) => html`<li>
    ${link(`/residents/${residentId}`, name)}, ${part} ${needsTag(needsAnswer, needsConfirmedOn)}
    ${mayAskNeeds && needsAnswer === 'unknown' && html`<br>${link(`/residents/${residentId}/needs`, html`Ask now and record the answer<span class="govuk-visually-hidden"> about ${name}</span>`)}`}</li>`)}</ul>`;
}

export interface SameProblemFacts {
  readonly reference: string;
  readonly title: string;
  readonly openedOn: PlainDate;
  readonly report: Parameters<typeof theirWords>[0];
  readonly newReportHref: string;
  readonly mayGoOn: boolean;
}

/** The same problem is open here: join it, unless it is another. */
export function sameProblemPage({ reference, title, openedOn, report, newReportHref, mayGoOn }: SameProblemFacts, problem: Problem): Html {
  return column(html`${formHeading(`Is it the same problem as ${reference}?`, {}, 'Report a repair')}
    ${paragraph(html`${link(`/repairs/${reference}`, reference)}, ${title}, was reported on ${longDateWithYear(openedOn)} and is still open.`)}
    ${theirWords(report)}
    ${insetText({ text: `You chose: ${problem.words}.` })}
    <div class="govuk-button-group">
      ${mayGoOn ? button({ text: 'Yes, add this report to it', href: `/repairs/${reference}/join` }) : button({ text: 'Yes, open it and write down what I saw', href: `/repairs/${reference}` })}
      ${button({ text: 'No, report a new one', href: newReportHref, classes: 'govuk-button--secondary' })}
    </div>`);
}
