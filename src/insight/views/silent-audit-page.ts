import { countOf } from '../../clock/index.ts';
import { downloadLinks, insetText, stackingTable, tag, type TableCell } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { addressOf } from '../forms.ts';
import type { AuditListed } from '../queries/silence.ts';
import { auditGroups, type AuditFilled, type AuditGroup, type AuditRow, type SilenceSummary } from '../silence/model.ts';
import { choices, pagesOf } from './choices.ts';
import { auditStateInWords, auditWords, filledBy } from './silence-words.ts';
import { rounded } from './words.ts';

export interface AuditView {
  readonly by: AuditGroup;
  readonly summary: SilenceSummary | undefined;
  readonly rows: readonly AuditListed[];
  readonly next: number | null;
  readonly isFirstPage: boolean;
}

export const auditHeading = (by: AuditGroup): string => `Who is listed as silent: ${auditWords[by][1].toLowerCase()}`;
const path = '/damp/silent/audit';
const colours: Readonly<Record<AuditRow['state'], string>> = { 'far more': 'govuk-tag--orange', 'far less': 'govuk-tag--yellow', alike: 'govuk-tag--grey' };
/** A share of homes, in a hundred. */
export const inHundred = (share: number): string => rounded(share * 100);

/** Whether the list deals with areas and groups alike. */
export function auditMain({ by, summary, rows, next, isFirstPage }: AuditView): Html {
  const here = { by };
  const filled = filledBy(summary, by);
  return html`<h1 class="govuk-heading-l">${auditHeading(by)}</h1>
<p class="govuk-body">How large a share of the homes of each group is on the list of silent homes, beside that of all homes. Types of building differ on purpose, for some are damper. An area that is listed far more or less than others is a question to answer before anybody is sent: is it its buildings, or how well we are heard there?</p>
<div class="house-no-print">${choices('Groups', auditGroups.map((group) => [auditWords[group][1], addressOf(path, { by: group }), group === by]))}</div>
${summary === undefined || summary.state === 'too few' ? insetText({ text: 'Nothing has been worked out yet, or too little to list homes.' }) : html`<p class="govuk-body">${overall(summary, by)}</p>
${filled !== undefined && insetText({ text: filledWords(filled, { summary, rows }) })}
${rows.length === 0 ? html`<p class="govuk-body">${isFirstPage ? 'There is no group of ten homes or more.' : 'There are no more.'}</p>` : table(rows, by, filled)}
${pagesOf({ isFirstPage, first: addressOf(path, here), next: next === null ? null : addressOf(path, here, { after: String(next) }) })}
${rows.length > 0 && downloadLinks(path, addressOf('', here))}`}
<p class="govuk-body">Deprivation is not compared: homes here do not say in which small area of the census they are. Age, disability, ethnicity, language and tenure of the people are not compared either: nothing that makes the list knows them, and this page reads only what the list reads.</p>`;
}

function overall({ listed, homes, hidden }: SilenceSummary, by: AuditGroup): string {
  const few = hidden.find((each) => each.by === by);
  const left = few === undefined || few.groups === 0 ? '' : ` ${countOf(few.groups, 'group')} of fewer than 10 homes, ${countOf(few.homes, 'home')} in all, ${few.groups === 1 ? 'is' : 'are'} not shown.`;
  return `${listed} of ${countOf(homes, 'home')} are listed, ${inHundred(homes > 0 ? listed / homes : 0)} in 100. “Far” is twice that share or more, or half or less, and more than chance explains for that group alone.${left}`;
}

/** A few groups fill the list: said first, for every other would seem to be left out. */
function filledWords({ places, listed, homes }: AuditFilled, { summary, rows }: { readonly summary: SilenceSummary; readonly rows: readonly AuditListed[] }): string {
  const names = rows.filter(({ place }) => places.includes(place)).map(({ name }) => name);
  const who = names.length === places.length ? names.join(' and ') : countOf(places.length, 'group');
  const rest = summary.listed - listed;
  return `${who} ${places.length === 1 ? 'holds' : 'hold'} ${listed} of the ${countOf(summary.listed, 'home')} listed. All others are listed less beside that, which says nothing of them, so they are compared with each other: ${rest} of their ${countOf(summary.homes - homes, 'home')} ${rest === 1 ? 'is' : 'are'} listed.`;
}

function table(rows: readonly AuditListed[], by: AuditGroup, filled: AuditFilled | undefined): Html {
  return stackingTable({
    caption: auditHeading(by), captionClasses: 'govuk-visually-hidden', firstCellIsHeader: true,
    head: [{ text: auditWords[by][0] }, { text: 'Homes' }, { text: 'Listed' }, { text: 'In 100' }, { text: 'Between' }, { text: filled === undefined ? 'Beside all homes' : 'Compared' }],
    rows: rows.map(({ place, name, homes, listed, share, low, high, state }): TableCell[] => [
      { text: name }, { text: String(homes) }, { text: String(listed) }, { text: inHundred(share) }, { text: `${inHundred(low)} and ${inHundred(high)}` }, { html: tag({ text: auditStateInWords({ place, state }, filled), classes: colours[state] }) },
    ]),
  });
}
