import type { CaseFrameParts, CasePage, NextAction } from '../../casefile/index.ts';
import { longDate, type PlainDate } from '../../clock/index.ts';
import { photoRow, type Photo } from '../../evidence/index.ts';
import { scrollingTable, tag } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { capitalised, link, paragraph } from '../../repairs/index.ts';
import type { CheckedItem, Inspection } from '../model.ts';
import { outcomeColour, outcomeInWords, resultInWords } from './words.ts';

export interface InspectionPageFacts {
  readonly page: CasePage;
  readonly inspection: Inspection;
  readonly items: readonly CheckedItem[];
  readonly visit: { readonly on: PlainDate; readonly by: string } | undefined;
  readonly photos: readonly Photo[];
  readonly actions: readonly NextAction[];
  readonly mayBook: boolean;
}

/** What an inspection puts into the page that every case has. */
export function inspectionFrame({ page, inspection, items, visit, photos, actions, mayBook }: InspectionPageFacts): CaseFrameParts {
  return {
    page,
    actions,
    steps: [{ text: 'Picked', state: 'done' }, { text: inspection.outcome === null ? 'To be checked' : outcomeInWords[inspection.outcome], state: inspection.outcome === null ? 'now' : 'done' }],
    next: whatIsNext(inspection, { visit, mayBook }, page.today),
    sections: html`${items.length > 0 && foundSection(items)}${photos.length > 0 && html`<section aria-labelledby="photos-heading"><h2 class="govuk-heading-m" id="photos-heading">Photos</h2>${photoRow(photos, '/photos')}</section>`}`,
    panels: html`<section class="house-panel" aria-labelledby="work-heading"><h2 class="govuk-heading-m" id="work-heading">The work</h2>
      ${paragraph(html`${link(`/repairs/${inspection.repairReference}`, inspection.repairReference)}, ${capitalised(inspection.trade)}${inspection.operativeName !== null && html`. Done by ${inspection.operativeName}`}.`)}
      ${paragraph(`Why it is checked: ${inspection.ruleWords}.`)}</section>`,
  };
}

function whatIsNext(inspection: Inspection, { visit, mayBook }: Pick<InspectionPageFacts, 'visit' | 'mayBook'>, today: PlainDate): Html {
  const { outcome, inspectorName, repairReference } = inspection;
  if (outcome !== null) return html`${paragraph(html`${tag({ text: outcomeInWords[outcome], classes: outcomeColour[outcome] })} by ${inspectorName ?? ''}.`)}${inspection.words !== null && inspection.words !== '' && paragraph(inspection.words)}`;
  if (visit !== undefined) return paragraph(html`<strong>Visit ${longDate(visit.on, today)}</strong> by ${visit.by}. Then record what was found.`);
  return paragraph(html`Somebody who had no hand in the work looks at it. ${mayBook ? html`${link(`/repairs/${repairReference}/book-inspection`, 'Book a visit')}, or record what was found.` : 'A visit for it is not booked yet.'}`);
}

function foundSection(items: readonly CheckedItem[]): Html {
  return html`<section aria-labelledby="found-heading"><h2 class="govuk-heading-m" id="found-heading">What was found</h2>
    ${scrollingTable({
      label: 'What was found',
      head: [{ text: 'Item' }, { text: 'Found' }, { text: 'Remark' }, { text: 'Reading' }],
      rows: items.map(({ words, result, remark, reading }) => [{ text: words }, { html: result === 'fail' ? tag({ text: resultInWords[result], classes: 'govuk-tag--red' }) : html`${resultInWords[result]}` }, { text: remark }, { text: reading }]),
    })}</section>`;
}
