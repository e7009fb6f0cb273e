import { dateInLondon, longDate, shortDate, type Instant, type PlainDate } from '../../clock/index.ts';
import { pagination, stackingTable, tag } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { link, paragraph } from '../../repairs/index.ts';
import type { SpreadProposal, SpreadState } from '../model.ts';
import type { OpenProposal } from '../queries/spread.ts';
import { sideInWords, spreadRuleInWords, spreadStateInWords } from '../words.ts';

const colourOf: Readonly<Record<SpreadState, string>> = { open: 'govuk-tag--yellow', declined: 'govuk-tag--grey', visit: 'govuk-tag--blue', hazard: 'govuk-tag--red', 'nothing found': 'govuk-tag--green' };

/** Places near a hazard that may have it too, and what became of each; nothing where none was proposed. Nobody's name stands here. */
export function spreadSection(proposals: readonly SpreadProposal[], today: PlainDate): Html | undefined {
  if (proposals.length === 0) return undefined;
  return html`<section id="near" aria-labelledby="near-heading"><h2 class="govuk-heading-m" id="near-heading">Places near it</h2>
    ${paragraph('Damp that is confirmed may have come from next door, or gone there. Each place is checked, or it is said why not.')}
    ${stackingTable({ head: [{ text: 'Place' }, { text: 'Why this one' }, { text: 'What became of it' }], rows: proposals.map((proposal) => [
      { html: html`${sideInWords[proposal.side]}<br>${proposal.address}` },
      { text: `Picked ${spreadRuleInWords[proposal.rule]}` },
      { html: html`${tag({ text: spreadStateInWords[proposal.state], classes: colourOf[proposal.state] })}${decidedOf(proposal, today)}` },
    ]) })}</section>`;
}

function decidedOf({ state, visitBy, openedReference, decidedBy, reason }: SpreadProposal, today: PlainDate): Html {
  return html`${state === 'visit' && visitBy !== null && html`<br>By ${longDate(visitBy, today)}`}${openedReference !== null && html`<br>${link(`/hazards/${openedReference}`, openedReference)}`}
    ${reason !== null && html`<br>${reason}`}${decidedBy !== null && html`<br>${decidedBy}`}`;
}

/** Places near confirmed damp that nobody has decided, the oldest first. */
export function spreadListPage(rows: readonly OpenProposal[], next: string | undefined): Html {
  return html`<h1 class="govuk-heading-l">Places near damp, to be decided</h1>
    ${paragraph('An investigation that confirms damp proposes the homes above, below and beside, and the block. Each is checked, or it is said why not.')}
    ${rows.length === 0 ? paragraph('Every place was decided.') : stackingTable({
      head: [{ text: 'Place' }, { text: 'Why this one' }, { text: 'Proposed' }, { text: 'Because of' }, { text: 'Decide' }],
      rows: rows.map(({ reference, address, side, rule, proposedAt }) => [
        { html: html`${sideInWords[side]}<br>${address}` }, { text: `Picked ${spreadRuleInWords[rule]}` }, { text: shortDate(dateInLondon(proposedAt as Instant)) }, { html: link(`/hazards/${reference}#near`, reference) },
        { html: html`${link(`/hazards/${reference}/check-near`, `Check a place near ${reference}`)}<span class="govuk-!-display-block govuk-!-margin-top-2">${link(`/hazards/${reference}/leave-near`, `Say why one near ${reference} is not checked`)}</span>` },
      ]),
    })}
    ${next !== undefined && pagination({ next: { href: next, text: 'More places' } })}`;
}

/** How many wait, on the first page of whoever decides; undefined where none does. */
export function spreadOnMyWork(count: number): Html | undefined {
  if (count === 0) return undefined;
  return html`<section class="house-panel" aria-labelledby="near-damp-heading"><h2 class="govuk-heading-m" id="near-damp-heading">Places near damp</h2><p class="govuk-body">${link('/hazards/near', `To be decided: ${count >= 100 ? '100 or more' : String(count)}`)}</p></section>`;
}
