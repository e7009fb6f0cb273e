import { stackingTable } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { capitalised, link, paragraph } from '../../repairs/index.ts';
import { wilson } from '../../statistics/wilson.ts';
import { addressOfList, resultDimensions, type InspectionFilters, type ResultDimension } from '../decide/filters.ts';
import type { ResultRow } from '../queries/results.ts';

/** Of fewer than this a rate says more about chance than about the work, so none is shown. */
const fewestForARate = 10;

const dimensionWords: Readonly<Record<ResultDimension, string>> = { team: 'team', person: 'person', contractor: 'contractor', organisation: 'organisation', trade: 'trade' };

/** How the work was found, by who did it. Each count opens its rows. */
export function resultsPage(dimension: ResultDimension, rows: readonly ResultRow[]): Html {
  const others = resultDimensions.map((each) => (each === dimension ? html`<strong>By ${dimensionWords[each]}</strong>` : link(`/inspections/results?by=${each}`, `By ${dimensionWords[each]}`)));
  const few = rows.filter((row) => inspected(row) < fewestForARate).length;
  return html`<h1 class="govuk-heading-l">How finished work was found</h1>
    ${paragraph('Inspections made in the last 12 months. Work is picked by rule and by chance, and damp and hazard work always: those with more such work are checked more.')}
    ${paragraph(html`${others.map((other, at) => html`${at > 0 && ' · '}${other}`)}`)}
    ${rows.length === 0 ? paragraph('No inspection was made in the last 12 months.') : stackingTable({
      head: [{ text: capitalised(dimensionWords[dimension]) }, { text: 'Inspected' }, { text: 'Passed' }, { text: 'With remarks' }, { text: 'Failed' }, { text: 'Share that passed, and where it lies with 95% confidence' }],
      rows: rows.map((row) => [
        { text: capitalised(row.name) },
        { html: count(row, dimension, inspected(row), { outcome: 'inspected' }) },
        { html: count(row, dimension, row.passed, { outcome: 'passed' }) },
        { html: count(row, dimension, row.remarks, { outcome: 'passed-with-remarks' }) },
        { html: count(row, dimension, row.failed, { outcome: 'failed' }) },
        { text: shareInWords(row) },
      ]),
    })}
    ${few > 0 && paragraph(`Where fewer than ${fewestForARate} were inspected no share is shown: it would say more about chance than about the work. That is so for ${few} of these ${rows.length}.`)}`;
}

const inspected = ({ passed, remarks, failed }: ResultRow): number => passed + remarks + failed;

/** "83% (67% to 93%)": those with remarks passed. */
function shareInWords(row: ResultRow): string {
  const all = inspected(row);
  if (all < fewestForARate) return `Not shown: fewer than ${fewestForARate}`;
  const { share, low, high } = wilson(all - row.failed, all);
  const percent = (part: number) => `${Math.round(part * 100)}%`;
  return `${percent(share)} (${percent(low)} to ${percent(high)})`;
}

function count({ id, name }: ResultRow, dimension: ResultDimension, number: number, more: Partial<InspectionFilters>): Html {
  if (number === 0) return html`0`;
  return html`<a class="govuk-link" href="${addressOfList({ state: 'settled', [dimension]: id, ...more })}">${number}<span class="govuk-visually-hidden"> of ${name}</span></a>`;
}
