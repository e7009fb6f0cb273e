import { longDate } from '../../clock/index.ts';
import { details, tag } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { followsItsOwnDay, type CasePromise, type PromiseOutcome } from '../model.ts';
import type { CasePage } from './case-page.ts';

const outcomeTags: Readonly<Record<PromiseOutcome, { text: string; classes: string }>> = {
  kept: { text: 'Kept', classes: 'govuk-tag--green' },
  moved: { text: 'Moved', classes: 'govuk-tag--yellow' },
  broken: { text: 'Broken', classes: 'govuk-tag--red' },
  withdrawn: { text: 'Withdrawn', classes: 'govuk-tag--grey' },
};

/** "2 open, 1 kept, 0 broken". */
export function promiseCounts(promises: readonly CasePromise[]): string {
  const count = (outcome: PromiseOutcome | null) => promises.filter((promise) => promise.outcome === outcome).length;
  const moved = count('moved');
  return `${count(null)} open, ${count('kept')} kept${moved > 0 ? `, ${moved} moved` : ''}, ${count('broken')} broken`;
}

/** What we promised on this case, to whom, by when, and what became of it. */
export function promisesSection(page: CasePage): Html {
  const { promises } = page;
  return html`<section id="promises" aria-labelledby="promises-heading"><h2 class="govuk-heading-m" id="promises-heading">Promises${promises.length > 0 && ` (${promiseCounts(promises)})`}</h2>
${promises.length === 0 ? html`<p class="govuk-body">Nothing has been promised on this case.</p>` : promisesShown(page)}</section>`;
}

/** As many that have an outcome stand open; more of them are folded behind those that are still owed. */
const settledShownOpen = 3;

function promisesShown(page: CasePage): Html {
  const list = (some: readonly CasePromise[]) => html`<ul class="govuk-list govuk-list--spaced">${some.map((promise) => promiseItem(promise, page))}</ul>`;
  const open = page.promises.filter(({ outcome }) => outcome === null);
  const settled = page.promises.filter(({ outcome }) => outcome !== null);
  if (settled.length <= settledShownOpen) return list(page.promises);
  return html`${open.length > 0 && list(open)}${details({ summaryText: `Promises that have an outcome (${settled.length})`, html: list(settled) })}`;
}

function promiseItem(promise: CasePromise, page: CasePage): Html {
  const { words, madeTo, dueOn, outcome, outcomeReason } = promise;
  return html`<li><strong>${words}</strong> ${outcome !== null && tag(outcomeTags[outcome])}<br>
To ${madeTo}, by ${longDate(dueOn, page.today)}.${outcomeReason !== null && outcomeReason !== '' && html` ${outcomeReason}`}
${outcome === null && page.may.promise && openPromiseLinks(promise, page)}</li>`;
}

function openPromiseLinks(promise: CasePromise, { file }: CasePage): Html | undefined {
  if (followsItsOwnDay(promise)) return undefined;
  const { id, words } = promise;
  const address = `/cases/${file.reference}/promises/${id}`;
  const about = html`<span class="govuk-visually-hidden">: ${words}</span>`;
  return html`<br><a class="govuk-link" href="${address}/kept">It was kept${about}</a> · <a class="govuk-link" href="${address}/moved">Move it${about}</a>`;
}
