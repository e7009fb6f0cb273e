import type { CaseBrief } from '../../casefile/index.ts';
import { longDateWithYear, type Instant, type PlainDate } from '../../clock/index.ts';
import { details, insetText, textField, warningText } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { column, fieldsOf, formHeading, link, paragraph, postForm, type FormState, type PublicPlace } from '../../repairs/index.ts';
import { notKnown } from '../forms/report.ts';
import { awarenessRoutes } from '../model.ts';
import { routeInWords } from '../words.ts';
import { kindChoices, whenFields } from './fields.ts';

const title = 'Report a hazard';

/** Where it is: by postcode, since not everybody who sees a danger may look people up. */
export function findHazardPlacePage(form: FormState, postcode: string, found: readonly PublicPlace[] | undefined): Html {
  return column(html`${formHeading(title, form.errors)}
    ${warningText({ text: 'Is somebody in danger now? Call 999. Smell of gas? Leave, and ring 0800 111 999.' })}
    ${paragraph('Anybody who works for us or for a contractor reports what they see: damp and mould, danger from electrics, fire, falls, cold. The clock starts when you knew.')}
    ${postForm(form, { action: '/hazards/report', verb: 'Find the home', fields: textField({ name: 'postcode', label: 'Postcode of the home', value: postcode, width: 10, autocomplete: 'off', spellcheck: false, error: form.errors['postcode'] }) })}
    ${found !== undefined && foundPlaces(found)}`);
}

function foundPlaces(found: readonly PublicPlace[]): Html {
  if (found.length === 0) return paragraph('No home of ours has that postcode. Check it, or ring us.');
  return html`<h2 class="govuk-heading-m">Which home?</h2><ul class="govuk-list govuk-list--spaced">${found.map(({ value, label }) => html`<li>${link(`/hazards/report/${value.replace(':', '/')}`, label)}</li>`)}</ul>`;
}

export interface HazardReportFacts {
  readonly address: string;
  readonly path: string;
  readonly now: Instant;
  /** Hazards open here, for those who may open them. */
  readonly open: readonly CaseBrief[];
  readonly isContractor: boolean;
  /** The day since which the home is not ours; null while it is. */
  readonly homeEndedOn: PlainDate | null;
}

/** What, and whether it is an emergency; all else is filled in for whoever stands there. */
export function hazardReportPage({ address, path, now, open, isContractor, homeEndedOn }: HazardReportFacts, form: FormState): Html {
  return column(html`${formHeading(title, form.errors, address)}
    ${homeEndedOn !== null && insetText({ text: `This home is no longer ours since ${longDateWithYear(homeEndedOn)}. Only what we knew before that day is taken here: say when we came to know. What is wrong in a shared place is reported for that place.` })}
    ${open.length > 0 && html`${paragraph('Open here already:')}<ul class="govuk-list">${open.map(({ reference, title: what }) => html`<li>${link(`/hazards/${reference}`, reference)}: ${what}</li>`)}</ul>`}
    ${postForm(form, { action: path, verb: 'Report the hazard', takesFiles: true, fields: html`${toldFields(form, { now, isContractor })}${alreadyFields(form, open.map(({ reference }) => reference))}${fieldsOf(form).photos('photos', 'Photos (optional)')}` })}`);
}

/** The questions of a report, of a new hazard or of one we have. */
export function toldFields(form: FormState, { now, isContractor }: { readonly now: Instant; readonly isContractor: boolean }): Html {
  const field = fieldsOf(form, { route: isContractor ? 'contractor' : 'employee', kind: notKnown });
  const isSent = Object.keys(form.body).length > 0;
  const more = html`${field.list('kind', 'What does it seem to be?', [{ value: notKnown, text: 'I do not know' }, ...kindChoices(now)], 'Choose')}
    ${field.radios('route', 'How did we come to know?', awarenessRoutes.filter((route) => route !== 'another case').map((value) => ({ value, text: routeInWords[value] })))}
    ${field.line('reporterName', 'Who told us?', 'Leave it empty if you saw it yourself.')}${field.line('reporterContact', 'How to reach them (optional)')}
    ${whenFields(form, 'When did we come to know?')}`;
  const wrongInside = ['kind', 'route', 'reporterName', 'whenOn', 'whenTime', 'lateBecause'].some((name) => form.errors[name] !== undefined);
  return html`${field.words('words', 'What is wrong, and where?')}
    ${field.radios('emergency', 'Could it badly harm somebody within a day?', [{ value: 'yes', text: 'Yes, or I am not sure' }, { value: 'no', text: 'No' }])}
    ${details({ summaryText: 'Somebody else told you, or you knew earlier', html: more, open: isSent && wrongInside })}`;
}

/** Asked where a hazard is open there already: one danger has one case. */
function alreadyFields(form: FormState, open: readonly string[]): Html | undefined {
  if (open.length === 0) return undefined;
  const field = fieldsOf(form);
  const same = open.map((reference) => ({ value: reference, text: `It is the same as ${reference}: add what I write to it` }));
  return field.radios('already', 'Is it one that is open here?', [...same, { value: 'another', text: 'No, it is another', reveals: field.line('anotherBecause', 'Why is it another?', 'Such as: another room, with another cause. It goes on the record.') }], 'One danger has one case, so that nobody starts from nothing.');
}

/** A repair whose words tell of a danger gets a hazard case. */
export function fromRepairPage({ reference, title: what, words, version, now, first, open }: { readonly reference: string; /** Hazards that are open there. */ readonly open: readonly string[]; readonly title: string; readonly words: string; readonly version: string; readonly now: Instant; /** Its hazard case that is open, which is told again instead. */ readonly first: string | undefined }, form: FormState, toldAt: string): Html {
  const field = fieldsOf(form, { kind: notKnown });
  const added = field.words('words', 'Anything to add (optional)');
  const kind = field.list('kind', 'What does it seem to be?', [{ value: notKnown, text: 'I do not know' }, ...kindChoices(now)], 'Choose');
  const goes = first === undefined
    ? paragraph(html`The repair told of it on <strong>${toldAt}</strong>. The hazard’s clocks count from then, whatever the report was called, and the repair’s own hazard clocks end. The repair itself goes on.`)
    : paragraph(html`The repair was told of a danger on <strong>${toldAt}</strong>, and its hazard case ${link(`/hazards/${first}`, first)} is open: it is told there, and no second case is opened. The clocks there go on; if it was looked at before, it is looked at anew, and its clocks count from then.`);
  return column(html`${formHeading(first === undefined ? 'Open a hazard case' : 'Tell it to the hazard case', form.errors, `${reference}: ${what}`)}
    ${paragraph(`“${words}”`)}
    ${goes}
    ${postForm(form, { action: `/hazards/of/${reference}`, verb: first === undefined ? 'Open the hazard case' : `Tell it to ${first}`, hidden: { seenVersion: version }, fields: first === undefined ? html`${kind}${added}${alreadyFields(form, open)}` : added })}`);
}
