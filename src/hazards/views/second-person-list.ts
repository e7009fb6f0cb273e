import { longDateTime } from '../../clock/index.ts';
import { stackingTable, tag } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { link } from '../../repairs/index.ts';
import type { Hazard } from '../model.ts';
import type { HazardRow } from '../queries/list.ts';
import { downgradeInWords, gradeColour, gradeInWords, needsInWords } from '../words.ts';

/** What a second person needs to decide, in one row each: what was told, what the scale proposes, who lives there, what is proposed, by whom and why. */
export function secondPersonTable(rows: readonly HazardRow[], kindOf: (row: HazardRow) => string): Html {
  return stackingTable({
    head: [{ text: 'Hazard' }, { text: 'What was told' }, { text: 'As it stands' }, { text: 'What is proposed' }, { text: 'Decide' }],
    rows: rows.map((row) => [
      { html: html`${link(`/hazards/${row.reference}`, row.reference)}<br>${kindOf(row)}<br>${row.address}<br>Known ${longDateTime(row.awareAt)}` },
      { html: html`“${row.told ?? ''}”` },
      { html: html`${tag({ text: gradeInWords[row.grade], classes: gradeColour[row.grade] })}<br>${weighedInWords(row.triage ?? null)}` },
      { html: row.downgrade === null || row.downgrade === undefined ? html`–` : html`${downgradeInWords[row.downgrade.to]}<br>By ${row.downgrade.by}${row.proposedAt && html`, ${longDateTime(row.proposedAt)}`}: “${row.downgrade.reason}”` },
      { html: link(`/hazards/${row.reference}/agree-lower`, html`Agree or decline<span class="govuk-visually-hidden">: ${row.reference}</span>`) },
    ]),
  });
}

/** What our scale came to, and what is known of the household; that nobody has weighed it where nobody has. */
export function weighedInWords(triage: Hazard['triage']): string {
  if (triage === null) return 'Nobody has weighed it yet, or asked about the household.';
  return `Our scale proposes: ${gradeInWords[triage.proposed].toLowerCase()}. ${needsInWords[triage.needs]}${triage.atGreaterRisk ? ', and it is worse for somebody there' : ''}.`;
}
