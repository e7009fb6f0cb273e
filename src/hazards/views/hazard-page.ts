import type { CaseFrameParts, CasePage, NextAction } from '../../casefile/index.ts';
import { addHours, longDateTime } from '../../clock/index.ts';
import { photoRow, type ShownPhoto } from '../../evidence/index.ts';
import { confidenceWords, hazardKind } from '../../law/index.ts';
import { insetText, stackingTable, tag, type Step } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { link, paragraph, phoneTimesInWords, presenceWords } from '../../repairs/index.ts';
import { detailSection } from './found-section.ts';
import type { BasisOfClocks } from '../decide/basis.ts';
import { targetInWords } from '../decide/second-person.ts';
import { isDamp } from '../decide/dry/facts.ts';
import { isInvestigated, stageOf, stillToDo, stillToProve } from '../evolve.ts';
import type { Hazard, Investigation, ReasonableStep, Triage } from '../model.ts';
import { basisInWords, everyStepInWords, gradeColour, gradeInWords, needsInWords, nearnessInWords, routeInWords, severityInWords, stageInWords, wayInWords } from '../words.ts';

export interface HazardPageFacts {
  readonly page: CasePage;
  readonly hazard: Hazard;
  readonly basis: BasisOfClocks;
  readonly steps: readonly ReasonableStep[];
  readonly photos: readonly ShownPhoto[];
  readonly actions: readonly NextAction[];
  /** The written summary, as it stands. */
  readonly summary: Html | undefined;
  /** Parts of their own, such as whether damp is dry. */
  readonly further?: Html | undefined;
}

/** What a hazard puts into the page that every case has. */
export function hazardFrame({ page, hazard, basis, steps, photos, actions, summary, further }: HazardPageFacts): CaseFrameParts {
  const { triage, investigation } = hazard;
  return {
    page,
    actions,
    steps: ladder(hazard),
    warning: hazard.grade === 'emergency' && hazard.ended === null && hazard.madeSafeAt === null ? 'Emergency hazard: it is investigated and made safe within 24 hours, day or night. Nothing pauses the clock.' : undefined,
    next: whatIsNext(hazard),
    sections: html`${triage !== null && weighedSection(triage)}${investigation !== null && foundSection(investigation)}${summary}${further}${stepsSection(steps, page.file.reference, hazard.ended !== null)}
      ${photos.length > 0 && html`<section aria-labelledby="photos-heading"><h2 class="govuk-heading-m" id="photos-heading">Photos</h2>${photoRow(photos, '/photos')}</section>`}`,
    panels: html`${awarePanel(hazard)}${basisPanel(basis)}`,
  };
}

/** How far it has come; what does not apply to it is left out. */
function ladder(hazard: Hazard): readonly Step[] {
  const { triage, grade, investigation, madeSafeAt, preventionFinishedAt, ended } = hazard;
  if (ended === 'not-a-hazard') return [{ text: 'Reported', state: 'done' }, { text: 'No hazard', state: 'done' }];
  const isGrave = grade !== 'neither';
  const rungs: (readonly [string, boolean] | false)[] = [
    ['Reported', true],
    ['Weighed', triage !== null],
    isGrave && ['Investigated', isInvestigated(hazard)],
    isGrave && ['Made safe', madeSafeAt !== null],
    isGrave && investigation?.prevention !== '' && ['Kept from coming back', preventionFinishedAt !== null],
    isDamp(hazard) && ['Checked dry', hazard.checkedDryAt !== null],
    ['Agreed', hazard.answer === 'agrees' || hazard.watch !== null],
    isDamp(hazard) && ['Stayed dry', hazard.watch?.rechecks.every(({ foundDryAt }) => foundDryAt !== null) === true],
    ['Closed', ended === 'closed'],
  ];
  const all = rungs.filter((rung) => rung !== false);
  const at = all.findIndex(([, isDone]) => !isDone);
  return all.map(([text, isDone], index) => ({ text, state: isDone ? 'done' : index === at ? 'now' : 'to-come' }));
}

function whatIsNext(hazard: Hazard): Html {
  const { grade, downgrade, ended } = hazard;
  const todo = [...stillToDo(hazard), ...stillToProve(hazard)];
  const stage = stageOf(hazard);
  return html`<p class="govuk-body">${tag({ text: gradeInWords[grade], classes: gradeColour[grade] })} ${hazard.triage === null && tag({ text: 'Not weighed yet', classes: 'govuk-tag--yellow' })}</p>
    ${downgrade !== null && insetText({ html: html`<p class="govuk-body"><strong>${downgrade.by} proposes that it is ${targetInWords[downgrade.to]}.</strong> Somebody else agrees or declines. Until then the graver clocks run.</p><p class="govuk-body govuk-!-margin-bottom-0">“${downgrade.reason}”</p>` })}
    ${ended === null && todo.length > 0 && paragraph(`Still to be recorded: ${todo.join(', ')}.`)}
    ${ended === null && hazard.watch !== null && paragraph('It is called fixed, and watched until it has stayed dry: see the checks below.')}
    ${ended === null && hazard.watch === null && todo.length === 0 && paragraph('Every act is recorded. The resident is asked whether they agree, and then it is closed.')}
    ${ended !== null && paragraph(`${stageInWords[stage]}. If it is back, report it again: a new case has clocks of its own.`)}`;
}

function weighedSection({ kind, severity, nearness, needs, notAskedBecause, proposed, rationale }: Triage): Html {
  return html`<section aria-labelledby="weighed-heading"><h2 class="govuk-heading-m" id="weighed-heading">How it was weighed</h2>
    ${paragraph(`${hazardKind(kind).name}. ${severityInWords[severity]}. ${nearnessInWords[nearness]}. ${needsInWords[needs]}${notAskedBecause === null ? '' : ` (${notAskedBecause})`}.`)}
    ${paragraph(`“${rationale}”`)}
    <p class="govuk-body-s">Our scale, an aid and no table of the regulations, proposed: ${gradeInWords[proposed].toLowerCase()}.</p></section>`;
}

function foundSection({ concludedAt, how, investigator, competence, found, words, safetyWork, prevention, noPreventionBecause, detail, presence, phone }: Investigation): Html {
  return html`<section aria-labelledby="found-heading"><h2 class="govuk-heading-m" id="found-heading">What was found</h2>
    ${paragraph(html`<strong>${gradeInWords[found]}.</strong> ${words}`)}
    ${safetyWork !== '' && paragraph(`To make it safe: ${safetyWork}`)}${prevention !== '' && paragraph(`To stop it coming back: ${prevention}`)}${noPreventionBecause !== '' && paragraph(`Nothing more is needed: ${noPreventionBecause}`)}
    <p class="govuk-body-s">${wayInWords[how]}, concluded at ${longDateTime(concludedAt)} by ${investigator}: ${competence}.${presence !== undefined && ` ${presenceWords[presence]}.`}${phone !== undefined && ` ${phoneTimesInWords(phone)}`}</p>
    ${detail !== undefined && detailSection(detail)}</section>`;
}

/** Entry to inspect or to work takes this much written notice: see the rule hazards.entry-notice. */
const noticeHours = 24;

function stepsSection(steps: readonly ReasonableStep[], reference: string, isEnded: boolean): Html {
  return html`<section id="steps" aria-labelledby="steps-heading"><h2 class="govuk-heading-m" id="steps-heading">Reasonable steps</h2>
    ${paragraph('What we did, or waited for, while the clocks ran. None of it stops a clock.')}
    ${steps.length === 0 ? paragraph('None recorded.') : stackingTable({ head: [{ text: 'When' }, { text: 'What' }, { text: 'Notice in writing' }, { text: 'Recorded by' }], rows: steps.map((step) => [
      { text: longDateTime(step.at) },
      { html: html`${everyStepInWords[step.kind]}<br>${step.words}` },
      { text: noticeOf(step) },
      { text: step.by },
    ]) })}
    ${!isEnded && paragraph(link(`/hazards/${reference}/step`, 'Record a step'))}</section>`;
}

function noticeOf({ kind, at, noticeAt }: ReasonableStep): string {
  if (kind !== 'access attempt') return '–';
  if (noticeAt === null) return 'None';
  return `${longDateTime(noticeAt)}${addHours(noticeAt, noticeHours) > at ? ' (shorter than 24 hours)' : ''}`;
}

function awarePanel({ awareAt, clocksFrom, route, words, suspected, reporterName, reporterContact, enteredBy, lateBecause, fromRepair }: Hazard): Html {
  return html`<section class="house-panel" aria-labelledby="aware-heading"><h2 class="govuk-heading-m" id="aware-heading">When we became aware</h2>
    ${paragraph(html`<strong>${longDateTime(awareAt)}</strong>${clocksFrom !== awareAt && html`<br>The law’s clocks count from the report at ${longDateTime(clocksFrom)}.`}`)}
    ${paragraph(`“${words}”`)}
    <p class="govuk-body-s">${routeInWords[route]}: ${reporterName}${reporterContact !== null && `, ${reporterContact}`}. Entered by ${enteredBy}${lateBecause !== null && `, later than it was known: ${lateBecause}`}.
    ${suspected !== null && ` It seemed to be: ${hazardKind(suspected).name.toLowerCase()}.`}${fromRepair !== null && html` First told of as ${link(`/repairs/${fromRepair}`, fromRepair)}.`}</p></section>`;
}

function basisPanel({ basis, because }: BasisOfClocks): Html {
  return html`<section class="house-panel" aria-labelledby="basis-heading"><h2 class="govuk-heading-m" id="basis-heading">Law or policy</h2>
    <p class="govuk-body">${tag({ text: basis === 'law' ? 'The law’s clocks' : 'Our policy, not law', classes: basis === 'law' ? 'govuk-tag--blue' : 'govuk-tag--grey' })}</p>
    ${paragraph(basisInWords[because])}<p class="govuk-body-s">SI 2025/1042, ${confidenceWords.S}. ${link('/rulebook', 'The rulebook')} has each duty.</p></section>`;
}
