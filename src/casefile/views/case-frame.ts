import { button, details, hiddenFields, insetText, stepLadder, warningText, type Step } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { whoMay, type CaseAction } from '../access.ts';
import { caseHeader } from './case-header.ts';
import { newestChecked, type ChainCheck } from '../chain.ts';
import type { CaseFile } from '../model.ts';
import type { CasePage, ShownLink } from './case-page.ts';
import { clocksPanel } from './clocks.ts';
import { linkKindsByHand } from '../decide.ts';
import { linkInWords } from './link-words.ts';
import { promisesSection } from './promises.ts';
import { caseTimeline } from './timeline.ts';

/** Something that can be done next; when it can't be now, why. */
export interface NextAction {
  readonly text: string;
  readonly href: string;
  readonly refusedBecause?: string | undefined;
}

/** What the slice of a kind of case puts into the frame all cases have. */
export interface CaseFrameParts {
  readonly page: CasePage;
  readonly steps?: readonly Step[];
  /** A danger to know before anything else, in one sentence. */
  readonly warning?: string | undefined;
  /** What happens next, in words. */
  readonly next?: Html | undefined;
  readonly actions?: readonly NextAction[];
  /** Further sections between the promises and the timeline, such as photos. */
  readonly sections?: Html | undefined;
  /** Further panels beside, such as the report. */
  readonly panels?: Html | undefined;
}

/** The page of any case: header, ladder, what happens next, promises, timeline; clocks, links and the seal beside. */
export function caseFrame(parts: CaseFrameParts): Html {
  const { page, steps = [], actions = [] } = parts;
  return html`${caseHeader(page, parts.warning)}
${handoverNote(page)}
${steps.length > 0 && stepLadder({ label: 'How far it has come', steps })}
${partsOfPage()}
<div class="house-columns house-columns--record"><div>
${nextSection(page, parts.next, actions)}
${promisesSection(page)}
${page.sections}
${parts.sections}
</div><div>
${clocksPanel(page)}
${parts.panels}
${linksPanel(page)}
${recordPanel(page)}
</div><div>
${caseTimeline(page)}
</div></div>`;
}

/** Where the parts are, for whoever reads the page in one long column. */
function partsOfPage(): Html {
  const parts: readonly (readonly [id: string, text: string])[] = [['promises', 'Promises'], ['clocks', 'Clocks'], ['timeline', 'Timeline'], ['record', 'The record']];
  return html`<nav class="house-parts" aria-label="On this page"><ul class="govuk-body">${parts.map(([id, text]) => html`<li><a class="govuk-link" href="#${id}">${text}</a></li>`)}</ul></nav>`;
}

/** What the one before left for the reader, until they say that they have read it. */
function handoverNote({ handover, csrfToken, file }: CasePage): Html | undefined {
  if (handover === undefined) return undefined;
  return insetText({ html: html`<h2 class="govuk-heading-m">Handed over to you</h2><p class="govuk-body">${handover.words}</p>
<form method="post" action="/notices/${handover.noticeId}/seen">${hiddenFields({ _csrf: csrfToken, reference: file.reference })}${button({ text: 'I have read it', classes: 'govuk-button--secondary govuk-!-margin-bottom-0' })}</form>` });
}

function nextSection(page: CasePage, next: Html | undefined, actions: readonly NextAction[]): Html {
  const all = [...actions, ...spineActions(page)];
  const now = all.filter(({ refusedBecause }) => refusedBecause === undefined);
  const notNow = all.filter(({ refusedBecause }) => refusedBecause !== undefined);
  return html`<section id="next" aria-labelledby="next-heading"><h2 class="govuk-heading-m" id="next-heading">What happens next</h2>
${next}
${now.length > 0 && html`<div class="house-actions house-actions--many govuk-!-margin-bottom-4">${now.map(({ text, href }, at) => button({ text, href, classes: at === 0 ? '' : 'govuk-button--secondary' }))}</div>`}
${notNow.length > 0 && details({ summaryText: 'What cannot be done now, and why', html: html`<ul class="govuk-list govuk-list--bullet">${notNow.map(({ text, refusedBecause }) => html`<li>${text}: ${refusedBecause}</li>`)}</ul>` })}
</section>`;
}

function spineActions({ file, may, links }: CasePage): NextAction[] {
  const action = (text: string, path: string, kind: CaseAction, needsOpen: boolean): NextAction => ({
    text,
    href: `/cases/${file.reference}/${path}`,
    refusedBecause: !may[kind] ? `${whoMay(kind)} can do this` : needsOpen && file.closedAt !== null ? 'the case is closed' : undefined,
  });
  return [
    action('Record a contact', 'contacts', 'contact', false),
    action('Make a promise', 'promises', 'promise', true),
    action('Add a note', 'notes', 'note', false),
    action('Link another case', 'links', 'link', false),
    ...(links.some(({ kind, opens }) => opens !== null && (linkKindsByHand as readonly string[]).includes(kind)) ? [action('Take a link away', 'links/take-away', 'link', false)] : []),
    action('Change the owner', 'owner', 'change owner', true),
  ];
}

function linksPanel({ links }: CasePage): Html | undefined {
  if (links.length === 0) return undefined;
  const items = links.map((link) => html`<li>${linkInWords(link.kind, link.isFromHere)} ${linkedCase(link)}</li>`);
  return html`<section class="house-panel" aria-labelledby="links-heading"><h2 class="govuk-heading-m" id="links-heading">Linked cases</h2><ul class="govuk-list">${items}</ul></section>`;
}

// The timeline names its reference anyway; what it is about is for those who may open it.
function linkedCase({ reference, opens }: ShownLink): Html {
  if (opens === null) return html`${reference}, which you may not open`;
  return html`<a class="govuk-link" href="${opens.href}">${reference}</a>: ${opens.title}${opens.isClosed && ' (closed)'}`;
}

function recordPanel({ chain, file }: CasePage): Html {
  return html`<section class="house-panel" id="record" aria-labelledby="record-heading"><h2 class="govuk-heading-m" id="record-heading">The record</h2>
${recordInWords(chain, Math.min(file.lastSequence, newestChecked))}
${chain.intact && chain.entries > newestChecked && html`<p class="govuk-body"><a class="govuk-link" href="/cases/${file.reference}/record">Check all ${chain.entries} entries</a></p>`}</section>`;
}

/** Every entry of a case checked, however many. */
export function wholeRecord({ reference, lastSequence }: Pick<CaseFile, 'reference' | 'lastSequence'>, chain: ChainCheck | undefined): Html {
  return html`<h1 class="govuk-heading-l">The whole record of ${reference}</h1>${recordInWords(chain ?? { intact: false, brokenAt: 1, why: 'the case is missing' }, lastSequence)}`;
}

function recordInWords(chain: ChainCheck, checked: number): Html {
  if (!chain.intact) return warningText({ text: `This record is broken at entry ${chain.brokenAt}: ${chain.why}. Tell your administrator before you rely on it.` });
  const { entries } = chain;
  if (checked < entries) return html`<p class="govuk-body">The newest ${checked} of ${entries} entries are intact, checked just now.</p>`;
  return html`<p class="govuk-body">Record intact: ${entries === 1 ? '1 entry' : `${entries} entries`}, checked just now.</p>`;
}
