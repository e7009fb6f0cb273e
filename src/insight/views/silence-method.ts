import { countOf } from '../../clock/index.ts';
import { details, scrollingTable, type TableCell } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { SilenceSummary } from '../silence/model.ts';
import { rounded } from './words.ts';

const number = (text: string): TableCell => ({ text, format: 'numeric' });

/** What the list rests on, whether what it foretells comes true, and everything that is weighed. */
export function silenceMethod(summary: SilenceSummary): Html {
  const { weeks, weeksBefore, homes, homesWithEpc, homesWithoutTenancy, reported } = summary;
  const epc = homesWithEpc === 0 ? 'The EPC band of none of them is known, so it says nothing here.' : homesWithEpc < homes ? `The EPC band of ${homesWithEpc} of them is known; of the others it says nothing.` : '';
  return html`<h2 class="govuk-heading-m">What this rests on</h2>
<p class="govuk-body">${reported} of ${countOf(homes, 'home')} that were lived in for half of the last ${weeks} weeks or more reported damp, mould or water coming through. What is expected of a home is what was reported from homes like it on <em>other</em> estates: the same age, walls, heating, ventilation, EPC band and form, leaks before, and whether it stood empty. ${epc}</p>
<p class="govuk-body">${weeksBefore > 0 ? `What blocks reported in the ${weeksBefore} weeks before counts too, and only where it was more than their type predicts: a block that was always quiet is not taken to be dry.` : 'There are too few years of cases to tell the history of blocks.'}
It is learnt from reports, for too few homes have been inspected that nobody had reported: where everybody is quiet, too little is expected of all.${homesWithoutTenancy > 0 && ` ${countOf(homesWithoutTenancy, 'home')} without a tenancy on record ${homesWithoutTenancy === 1 ? 'is' : 'are'} left out: nobody is known to live there.`}</p>
<p class="govuk-body">Nothing is known here of who lives in a home: not their age, health, background or language, what they need, or any complaint. A place may be quiet because it is dry, because work was done, or because people gave up asking. Only somebody who goes there can tell.</p>
${details({ summaryText: 'Foretold beside reported, by tenth of homes', html: tenths(summary) })}
${details({ summaryText: 'Everything that is weighed', html: everythingWeighed(summary) })}`;
}

function tenths({ tenths: rows, weighed, areaUnderCurve, calibrationSlope }: SilenceSummary): Html {
  return html`<p class="govuk-body">Homes from those of which least was foretold to those of which most was, each foretold from other estates. Where what was reported lies between the limits, what was foretold came true.${
    weighed.length > 0 && areaUnderCurve !== null && ` Of a home that reported and one that did not, the first was given the higher chance ${Math.round(areaUnderCurve * 100)} times in 100; 50 is no better than guessing.`}${
    weighed.length > 0 && calibrationSlope !== null && ` Calibration slope ${calibrationSlope.toFixed(2)}; 1 is right.`}</p>
${scrollingTable({
    label: 'Foretold beside reported', firstCellIsHeader: true,
    head: [{ text: 'Tenth' }, { text: 'Homes', format: 'numeric' }, { text: 'Foretold of 100', format: 'numeric' }, { text: 'Reported of 100', format: 'numeric' }, { text: 'Between', format: 'numeric' }],
    rows: rows.map(({ homes, expected, reported, low, high }, at) => [{ text: String(at + 1) }, number(String(homes)), number(rounded(expected)), number(rounded(reported)), number(`${rounded(low)} and ${rounded(high)}`)]),
  })}`;
}

function everythingWeighed({ weighed: rows }: SilenceSummary): Html {
  if (rows.length === 0) return html`<p class="govuk-body">No fact of a home makes a difference that can be told from chance: as much is expected of each.</p>`;
  return html`<p class="govuk-body">Ten points double the odds that a home reports. A fact that is not here is not weighed.</p>
${scrollingTable({
    label: 'Everything that is weighed', firstCellIsHeader: true, head: [{ text: 'Fact' }, { text: 'Points', format: 'numeric' }, { text: 'Homes', format: 'numeric' }],
    rows: rows.map(({ words, points, homes }) => [{ text: words }, number(`${points > 0 ? '+' : '−'}${rounded(Math.abs(points))}`), number(String(homes))]),
  })}`;
}
