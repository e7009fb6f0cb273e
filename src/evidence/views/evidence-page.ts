import { longDateTime, type Instant } from '../../clock/index.ts';
import { button, pagination, tag } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { heading, link, paragraph } from '../../staff/index.ts';
import type { EvidenceItem } from '../queries.ts';
import { kindInWords, phaseInWords, sizeInWords } from './words.ts';

export interface EvidencePageFacts {
  readonly reference: string;
  readonly title: string;
  readonly items: readonly EvidenceItem[];
  /** The address of the next page, where there is one. */
  readonly next: string | null;
  readonly isFirst: boolean;
  /** Whether this reader may withdraw evidence, and open what is sealed. */
  readonly maySeal: boolean;
}

/** Everything that proves something about a case, newest first; also what was withdrawn, but not its file. */
export function evidencePage({ reference, title, items, next, isFirst, maySeal }: EvidencePageFacts): Html {
  return html`${heading(`Evidence of ${reference}`)}${paragraph(title)}
    ${button({ text: 'Add evidence', href: `/cases/${reference}/evidence/add` })}
    ${items.length === 0 ? paragraph(isFirst ? 'There is no evidence on this case yet.' : 'There is no older evidence.') : html`<ul class="govuk-list">${items.map((item) => shownItem(item, maySeal))}</ul>`}
    ${next !== null && pagination({ next: { href: next, text: 'Older evidence' } })}`;
}

function shownItem(item: EvidenceItem, maySeal: boolean): Html {
  const { id, kind, caption, phase, takenBy, addedAt, withdrawn } = item;
  return html`<li class="govuk-!-margin-bottom-6" id="${id}"><h2 class="govuk-heading-s govuk-!-margin-bottom-1">${kindInWords(kind)}${phase !== null && ` ${phaseInWords[phase].toLowerCase()}`}${caption !== '' && `: ${caption}`} ${withdrawn !== null && tag({ text: 'Withdrawn', classes: 'govuk-tag--grey' })}</h2>
    ${withdrawn === null ? picture(item) : whyWithdrawn(withdrawn)}
    <p class="govuk-body-s govuk-!-margin-bottom-1">Added by ${takenBy} at ${longDateTime(addedAt as Instant)}. ${sizeInWords(item.byteLength)}.</p>
    ${fingerprint(item)}
    ${maySeal && sealLinks(item)}</li>`;
}

function picture({ id, kind, fileName, caption, isAsSent }: EvidenceItem): Html {
  if (kind !== 'photo') {
    return html`${paragraph(link(`/evidence/${id}`, `Download ${fileName ?? kindInWords(kind).toLowerCase()}`))}
      ${isAsSent && html`<p class="govuk-body-s govuk-!-margin-bottom-1">It was kept just as it was sent. As you download it, what the sender’s device or program wrote into it (a name, a place) is taken out if we can read how it is built; if not, it is still there.</p>`}`;
  }
  return html`<p class="govuk-body"><a class="govuk-link" href="/photos/${id}"><img src="/photos/${id}/thumbnail" alt="${caption === '' ? 'Photo' : caption}: open it large" width="200" loading="lazy"></a></p>`;
}

function whyWithdrawn({ reason, by, at }: NonNullable<EvidenceItem['withdrawn']>): Html {
  return paragraph(`Withdrawn by ${by} at ${longDateTime(at as Instant)}, because: ${reason}. The file is kept, but sealed.`);
}

/** For whoever must prove that the file at hand is the one that came in. */
function fingerprint({ originalSha256 }: EvidenceItem): Html {
  return html`<details class="govuk-details govuk-!-margin-bottom-1"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Fingerprint</span></summary>
    <div class="govuk-details__text govuk-!-font-size-16">SHA-256 of the file as it was sent, as the timeline holds it: <code class="house-code">${originalSha256.replaceAll(/(.{16})/g, '$1 ')}</code></div></details>`;
}

function sealLinks({ id, withdrawn }: EvidenceItem): Html {
  const original = link(`/evidence/${id}/original`, withdrawn === null ? 'Open the original' : 'Open what is sealed');
  return html`<p class="govuk-body-s">${original}${withdrawn === null && html` · ${link(`/evidence/${id}/withdraw`, 'Withdraw')}`}</p>`;
}
