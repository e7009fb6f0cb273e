import { countOf } from '../../clock/index.ts';
import { isOfDeprivation, type DeprivationTotals } from '../deprivation/model.ts';
import { downloadLinks, insetText, stackingTable, tag, type TableCell } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { addressOf } from '../forms.ts';
import type { AuditListed } from '../queries/silence.ts';
import { auditGroups, type AuditFilled, type AuditGroup, type AuditRow, type SilenceSummary } from '../silence/model.ts';
import { choices, pagesOf } from './choices.ts';
import { aboutMarked, aboutTenths, deprivationOverall, filledIn, flaggedWord, groupName, groupState, inHundred, isNotKnown, unitOf } from './deprivation-words.ts';
import { auditWords } from './silence-words.ts';

export interface AuditView {
  readonly by: AuditGroup;
  readonly summary: SilenceSummary | undefined;
  /** Where it is by deprivation: what that comes to; undefined in runs made before this was compared. */
  readonly totals: DeprivationTotals | undefined;
  readonly rows: readonly AuditListed[];
  readonly next: number | null;
  readonly isFirstPage: boolean;
}

export const auditHeading = (by: AuditGroup): string => (unitOf(by) === 'block' ? auditWords[by][1] : `Who is listed as silent: ${auditWords[by][1].toLowerCase()}`);
const path = '/damp/silent/audit';
const colours: Readonly<Record<AuditRow['state'], string>> = { 'far more': 'govuk-tag--orange', 'far less': 'govuk-tag--yellow', alike: 'govuk-tag--grey' };

/** Whether the list deals with areas and groups alike. */
export function auditMain(view: AuditView): Html {
  const { by } = view;
  return html`<h1 class="govuk-heading-l">${auditHeading(by)}</h1>
<p class="govuk-body">${isOfDeprivation(by) ? ofDeprivation(by) : 'How large a share of the homes of each group is on the list of silent homes, beside that of all homes. Types of building differ on purpose, for some are damper. An area that is listed far more or less than others is a question to answer before anybody is sent: is it its buildings, or how well we are heard there?'}</p>
${isOfDeprivation(by) && html`<p class="govuk-body">${aboutTenths}${unitOf(by) === 'block' && ` ${aboutMarked}`}</p>`}
<div class="house-no-print">${choices('Groups', auditGroups.map((group) => [auditWords[group][1], addressOf(path, { by: group }), group === by]))}</div>
${found(view)}
<p class="govuk-body">Age, disability, ethnicity, language and tenure of the people are not compared: nothing that makes lists and marks knows them, and this page reads only what these read, and the census areas of homes.</p>`;
}

const ofDeprivation = (by: AuditGroup): string => `How large a share of the ${unitOf(by) === 'block' ? 'blocks of each tenth is marked as damper than the rest' : 'homes of each tenth is on the list of silent homes'}, from the most deprived places to the least. A large difference is a question to answer: is it the buildings, or how well we are heard there?`;

function found(view: AuditView): Html {
  const { by, rows, next, isFirstPage } = view;
  const nothing = nothingFound(view);
  if (nothing !== undefined) return insetText({ text: nothing });
  const here = { by };
  const filled = filledIn(by, view);
  return html`<p class="govuk-body">${overallOf(view)}</p>
${filled !== undefined && insetText({ text: filledWords(filled, view) })}
${rows.length === 0 ? html`<p class="govuk-body">${isFirstPage ? `There is no group of ten ${unitOf(by)}s or more.` : 'There are no more.'}</p>` : table(rows, by, filled)}
${pagesOf({ isFirstPage, first: addressOf(path, here), next: next === null ? null : addressOf(path, here, { after: String(next) }) })}
${rows.length > 0 && downloadLinks(path, addressOf('', here))}`;
}

/** Why there is nothing to compare, if there is not. */
function nothingFound({ by, summary, totals }: AuditView): string | undefined {
  if (unitOf(by) === 'home' && (summary === undefined || summary.state === 'too few')) return 'Nothing has been worked out yet, or too little to list homes.';
  if (!isOfDeprivation(by)) return undefined;
  if (totals === undefined) return 'Nothing has been compared yet. It is done each night, where there is enough to mark blocks.';
  return totals.known === 0 ? 'Not known: no home says in which small area of the census it stands. An administrator can import census areas under Imports; the next night’s run compares them.' : undefined;
}

const overallOf = ({ by, summary, totals }: AuditView): string => (totals === undefined ? (summary === undefined ? '' : overall(summary, by)) : deprivationOverall(totals));

function overall({ listed, homes, hidden }: SilenceSummary, by: AuditGroup): string {
  const few = hidden.find((each) => each.by === by);
  const left = few === undefined || few.groups === 0 ? '' : ` ${countOf(few.groups, 'group')} of fewer than 10 homes, ${countOf(few.homes, 'home')} in all, ${few.groups === 1 ? 'is' : 'are'} not shown.`;
  return `${listed} of ${countOf(homes, 'home')} are listed, ${inHundred(homes > 0 ? listed / homes : 0)} in 100. “Far” is twice that share or more, or half or less, and more than chance explains for that group alone.${left}`;
}

/** A few groups fill the list: said first, for every other would seem to be left out. */
function filledWords({ by, places, listed, homes }: AuditFilled, { summary, totals, rows }: AuditView): string {
  const [unit, flagged] = [unitOf(by), flaggedWord(by)];
  const all = totals === undefined ? { listed: summary?.listed ?? 0, homes: summary?.homes ?? 0 } : { listed: totals.flagged, homes: totals.known };
  const names = rows.filter(({ place }) => places.includes(place)).map(({ name }) => (isOfDeprivation(by) ? `Tenth ${name}` : name));
  const who = names.length === places.length ? names.join(' and ') : countOf(places.length, 'group');
  const rest = all.listed - listed;
  return `${who} ${places.length === 1 ? 'holds' : 'hold'} ${listed} of the ${countOf(all.listed, unit)} ${flagged}. All others are ${flagged} less beside that, which says nothing of them, so they are compared with each other: ${rest} of their ${countOf(all.homes - homes, unit)} ${rest === 1 ? 'is' : 'are'} ${flagged}.`;
}

function table(rows: readonly AuditListed[], by: AuditGroup, filled: AuditFilled | undefined): Html {
  return stackingTable({
    caption: auditHeading(by), captionClasses: 'govuk-visually-hidden', firstCellIsHeader: true,
    head: [{ text: auditWords[by][0] }, { text: unitOf(by) === 'block' ? 'Blocks' : 'Homes' }, { text: flaggedWord(by) === 'marked' ? 'Marked' : 'Listed' }, { text: 'In 100' }, { text: 'Between' }, { text: filled === undefined ? `Beside all ${unitOf(by)}s` : 'Compared' }],
    rows: rows.map((row): TableCell[] => [
      { text: groupName(row) }, { text: String(row.homes) }, { text: String(row.listed) }, { text: inHundred(row.share) }, { text: `${inHundred(row.low)} and ${inHundred(row.high)}` },
      { html: tag({ text: groupState(row, filled), classes: isNotKnown(row) ? 'govuk-tag--grey' : colours[row.state] }) },
    ]),
  });
}
