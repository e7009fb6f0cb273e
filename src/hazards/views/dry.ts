import { longDate, longDateTime, type PlainDate } from '../../clock/index.ts';
import { causeInWords, link, paragraph, readingInWords, type RootCause } from '../../repairs/index.ts';
import { stackingTable, tag } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { isDamp } from '../decide/dry/facts.ts';
import { recheckTimes } from '../decide/dry/schedule.ts';
import type { CheckResult, DryCheck, Hazard, Recheck } from '../model.ts';
import { endingInWords, occasionInWords, resultInWords } from '../words.ts';

/** The rule of the checks, as the page says it: our own, since no source has one. */
export const recheckRule = `Our own rule, not law: damp that is called fixed is measured again after ${recheckTimes.firstAfterWeeks} weeks and in the next winter (between 1 December and the end of February, not sooner than ${recheckTimes.winter.notSoonerThanWeeks} weeks after). It closes when both have found it dry.`;

export interface DrynessShown {
  readonly hazard: Hazard;
  readonly reference: string;
  readonly checks: readonly DryCheck[];
  readonly cameBackAs: readonly { readonly reference: string; readonly foundAt: DryCheck['at'] }[];
  readonly causes: readonly RootCause[];
  readonly today: PlainDate;
}

const colourOf: Readonly<Record<CheckResult, string>> = { dry: 'govuk-tag--green', damp: 'govuk-tag--red', 'nobody in': 'govuk-tag--grey' };

/** Whether damp is dry, and how it is known; nothing for other hazards. */
export function drynessSection({ hazard, checks, cameBackAs, causes, today }: DrynessShown): Html | undefined {
  if (!isDamp(hazard)) return undefined;
  const { cause, watch, timesBack } = hazard;
  return html`<section id="dry" aria-labelledby="dry-heading"><h2 class="govuk-heading-m" id="dry-heading">Whether it is dry</h2>
    ${timesBack > 0 && paragraph(html`${tag({ text: timesBack === 1 ? 'Came back once' : `Came back ${timesBack} times`, classes: 'govuk-tag--red' })} It had been called fixed.`)}
    ${cameBackAs.length > 0 && paragraph(html`${tag({ text: 'Came back', classes: 'govuk-tag--red' })} ${cameBackAs.map(({ reference, foundAt }, at) => html`${at > 0 && ', '}${link(`/hazards/${reference}`, reference)}, ${longDateTime(foundAt)}`)}`)}
    ${paragraph(cause === null ? 'Nobody has said yet why it happened.' : `Why it happened: ${causeInWords(cause, causes) ?? cause}.`)}
    ${watch !== null && html`${paragraph(`Called fixed at ${longDateTime(watch.since)}: ${endingInWords[watch.ending].toLowerCase()}${watch.planned === null ? '' : ` (${watch.planned.name}, until ${longDate(watch.planned.endsOn, today)})`}.`)}
      <ul class="govuk-list govuk-list--bullet">${watch.rechecks.map((recheck) => html`<li>${recheckInWords(recheck, today)}</li>`)}</ul>`}
    <p class="govuk-body-s">${recheckRule}</p>
    ${checks.length === 0 ? paragraph('Nobody has measured it since the works.') : stackingTable({ head: [{ text: 'Check' }, { text: 'Found' }, { text: 'Measured' }, { text: 'By' }], rows: checks.map((check) => [
      { html: html`${occasionInWords[check.occasion]}<br>${longDateTime(check.at)}` },
      { html: html`${tag({ text: resultInWords[check.result], classes: colourOf[check.result] })}<br>${check.words}` },
      { html: check.readings.length === 0 ? html`–` : html`${check.readings.map((one, at) => html`${at > 0 && html`<br>`}${readingInWords(one)}`)}` },
      { text: check.by },
    ]) })}</section>`;
}

function recheckInWords({ occasion, notBefore, dueOn, until, foundDryAt }: Recheck, today: PlainDate): string {
  if (foundDryAt !== null) return `${occasionInWords[occasion]}: dry at ${longDateTime(foundDryAt)}`;
  return `${occasionInWords[occasion]}: between ${longDate(notBefore, today)} and ${longDate(dueOn, today)}${until === null ? '' : `; it counts until ${longDate(until, today)}`}`;
}
