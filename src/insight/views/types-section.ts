import { details, downloadLinks, scrollingTable, type TableCell } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { DoneRun } from '../queries/runs.ts';
import { typesChart } from './types-chart.ts';
import type { DampView } from './view.ts';
import { rounded, typeWords } from './words.ts';

/** Which types of building are damp: the chart, and the same in rows. */
export function typesSection({ mayOpenRows }: DampView, { summary: { types }, id }: DoneRun): Html | undefined {
  if (types.length === 0) return undefined;
  const number = (text: string): TableCell => ({ text, format: 'numeric' });
  const reported = (name: string, cases: number): TableCell => (!mayOpenRows || cases === 0 ? number(String(cases))
    : { html: html`<a class="govuk-link" href="/damp/homes?${new URLSearchParams({ run: id, type: name }).toString()}">${cases}<span class="govuk-visually-hidden"> homes that reported of ${typeWords(name)}</span></a>`, format: 'numeric' });
  const table = scrollingTable({
    label: 'Types of building', firstCellIsHeader: true,
    head: [{ text: 'Type' }, { text: 'Homes', format: 'numeric' }, { text: 'Reported', format: 'numeric' }, { text: 'Times all homes', format: 'numeric' }, { text: 'Between', format: 'numeric' }],
    rows: types.map(({ name, homes, cases, times, low, high }) => [{ text: typeWords(name) }, number(String(homes)), reported(name, cases), number(rounded(times)), number(`${rounded(low)} and ${rounded(high)}`)]),
  });
  return html`<h2 class="govuk-heading-m" id="types">Types of building</h2>
<p class="govuk-body">The dampest first, beside all homes in the same seasons. A type is as narrow as 50 homes and 5 that reported allow. A dot is what was seen, the line on either side what it may be by chance; red is a line wholly above 1.</p>
${typesChart(types)}
${details({ summaryText: `The same ${types.length === 1 ? 'type' : `${types.length} types`} as a table`, html: table })}
${downloadLinks('/damp/types')}`;
}
