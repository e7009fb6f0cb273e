import { details, scrollingTable, type TableCell } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { anyType } from '../../statistics/exposure/archetypes.ts';
import type { DoneRun } from '../queries/runs.ts';
import { rounded } from './words.ts';

/** Which types of building are damp. */
export function typesSection({ summary: { types } }: DoneRun): Html | undefined {
  if (types.length === 0) return undefined;
  const number = (text: string): TableCell => ({ text, format: 'numeric' });
  const table = scrollingTable({
    label: 'Types of building', firstCellIsHeader: true,
    head: [{ text: 'Type' }, { text: 'Homes', format: 'numeric' }, { text: 'Reported', format: 'numeric' }, { text: 'Times all homes', format: 'numeric' }, { text: 'Between', format: 'numeric' }],
    rows: types.map(({ name, homes, cases, times, low, high }) => [{ text: name === anyType ? 'All other types' : name }, number(String(homes)), number(String(cases)), number(rounded(times)), number(`${rounded(low)} and ${rounded(high)}`)]),
  });
  return html`<h2 class="govuk-heading-m" id="types">Types of building</h2>
<p class="govuk-body">The dampest first, beside all homes in the same seasons. A type is as narrow as 50 homes and 5 that reported allow.</p>
${details({ summaryText: `${types.length === 1 ? '1 type' : `${types.length} types`} of building`, html: table })}`;
}
