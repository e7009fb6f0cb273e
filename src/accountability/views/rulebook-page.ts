import type { PlainDate } from '../../clock/index.ts';
import { allRules, confidenceWords, rulebookEntries, sourceKindWords, type RulebookEntry, type RulebookSource } from '../../law/index.ts';
import type { OwnLimitTold } from '../../hazards/index.ts';
import { summaryList, tag } from '../../platform/govuk/index.ts';
import { html, nothing, type Html } from '../../platform/html/index.ts';
import { fromInWords, upcoming, type Upcoming } from './upcoming.ts';

export const rulebookTitle = 'The rules we work to';

/** Every duty with a clock, by its source, for anybody to read and to link to: /rulebook#hazards.investigate. Of one landlord, its own limits too, with their days. */
export function rulebookPage(today: PlainDate, own: readonly OwnLimitTold[] = []): Html {
  const sources = rulebookEntries(allRules);
  const notYet = new Set(rulebookEntries(allRules.filter(({ inForce }) => inForce.from > today)).flatMap(({ entries }) => entries.map(versionOf)));
  return html`<div class="house-column">
<h1 class="govuk-heading-l">${rulebookTitle}</h1>
<p class="govuk-body-l">When a law, a code or our own policy gives us a time to do something, the clock is here: how long it is, when it starts and where it is written.</p>
${howWeCount}
${startsSoon(upcoming(today))}
${ownLimits(own)}
<h2 class="govuk-heading-m">Sources</h2>
<ul class="govuk-list">${sources.map(({ title, entries }, at) => html`<li><a class="govuk-link" href="#source-${at + 1}">${title}</a> (${entries.length})</li>`)}</ul>
${sources.map((source, at) => sourceSection(source, at + 1, { notYet, own }))}
</div>`;
}

const howWeCount = html`<h2 class="govuk-heading-m">How we count</h2>
<p class="govuk-body">Working days leave out Saturdays, Sundays and the bank holidays of England and Wales. The day of the event is day zero and is not counted, unless the rule says “beginning with the day”. Hours run through nights, weekends and clock changes.</p>
<p class="govuk-body">Each rule says how sure we are of it. “From memory, to be checked” and “inferred” mean: check the source before you rely on it. This is not legal advice.</p>`;

function startsSoon(coming: readonly Upcoming[]): Html {
  if (coming.length === 0) return nothing;
  const entries = coming.map(({ startsOn, ruleIds, words }) => html`<li>${tag({ text: fromInWords(startsOn), classes: 'govuk-tag--blue' })}<br>${words}. ${ruleIds.map((id) => html`<a class="govuk-link" href="#${id}">See ${id}</a>`)}</li>`);
  return html`<h2 class="govuk-heading-m" id="starts-soon">What starts soon</h2><ul class="govuk-list govuk-list--spaced">${entries}</ul>`;
}

function ownLimits(own: readonly OwnLimitTold[]): Html {
  if (own.length === 0) return nothing;
  const entries = own.map(({ rule, duty, limits }) => html`<li>${rule === undefined ? duty : html`<a class="govuk-link" href="#${rule}">${duty}</a>`}<br>${lines(limits)}</li>`);
  return html`<h2 class="govuk-heading-m" id="own-limits">Our own limits for hazards</h2>
<p class="govuk-body">We hold ourselves to shorter times than the law’s. Where the law’s clock runs, ours runs beside it. A limit counts for what begins on or after its day.</p>
<ul class="govuk-list govuk-list--spaced">${entries}</ul>`;
}

const lines = (limits: readonly string[]): Html => html`${limits.map((limit, at) => html`${at > 0 && html`<br>`}${limit}`)}`;

function sourceSection({ title, kind, entries }: RulebookSource, number: number, { notYet, own }: { readonly notYet: ReadonlySet<string>; readonly own: readonly OwnLimitTold[] }): Html {
  return html`<section aria-labelledby="source-${number}">
<h2 class="govuk-heading-l" id="source-${number}">${title}</h2>
<p class="govuk-body">This is ${sourceKindWords[kind]}.</p>
${entries.map((entry, at) => ruleEntry(entry, entries.findIndex(({ id }) => id === entry.id) === at, { isNotYet: notYet.has(versionOf(entry)), ours: own.find(({ rule }) => rule === entry.id)?.limits ?? [] }))}
</section>`;
}

/** The first version of a rule carries its anchor. */
function ruleEntry(entry: RulebookEntry, isFirstVersion: boolean, { isNotYet, ours }: { readonly isNotYet: boolean; readonly ours: readonly string[] }): Html {
  const { id, duty, limit, countedFrom, provision, url, confidence, inForce, pause } = entry;
  const where = url === null ? html`${provision}` : html`<a class="govuk-link" href="${url}" rel="external noreferrer">${provision}</a>`;
  return html`<article${isFirstVersion ? html` id="${id}"` : nothing}>
<h3 class="govuk-heading-s"><a class="govuk-link govuk-link--no-underline" href="#${id}">${duty}</a>${isNotYet ? html` ${tag({ text: 'Not yet in force', classes: 'govuk-tag--blue' })}` : nothing}</h3>
${summaryList({
    rows: [
      { key: { text: 'Limit' }, value: { text: `${limit}, ${countedFrom}` } },
      ...(ours.length === 0 ? [] : [{ key: { text: 'Our own limit' }, value: { html: lines(ours) } }]),
      { key: { text: 'Where it is written' }, value: { html: where } },
      { key: { text: 'In force' }, value: { text: inForce } },
      { key: { text: 'Can be paused' }, value: { text: pause } },
      { key: { text: 'How sure we are' }, value: { text: confidenceWords[confidence] } },
      { key: { text: 'Its name here' }, value: { html: html`<code>${id}</code>` } },
    ],
  })}
</article>`;
}

const versionOf = ({ id, inForce }: RulebookEntry): string => `${id} ${inForce}`;
