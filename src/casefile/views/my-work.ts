import { agoInWords, dateInLondon, longDate, timeInLondon, type Instant, type PlainDate } from '../../clock/index.ts';
import { button, details, downloadLinks, statTiles, tag } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { Deadline, NoticeKind } from '../model.ts';
import { dueInWords, dutyInWords, whyThisDate } from './clocks.ts';

export const matterLists = ['overdue', 'today', 'silences', 'promises'] as const;
export type MatterList = (typeof matterLists)[number];

/** Somebody away whose work is done here too. */
export interface StandingIn {
  readonly staffId: string;
  readonly name: string;
  readonly untilOn: PlainDate;
}

/** One matter that waits, with its most urgent clock. */
export interface ShownMatter extends Pick<Deadline, 'duty' | 'dueOn' | 'dueAt' | 'because' | 'citation' | 'confidence' | 'steps'> {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly href: string;
  readonly clockKind: string;
  readonly residentName: string | null;
  readonly address: string;
  readonly lastContactAt: Instant | null;
  readonly updateEvery: number;
  readonly moreLikeIt: number;
  readonly standingIn: StandingIn | undefined;
}

export interface ShownNotice {
  readonly id: string;
  readonly words: string;
  readonly at: Instant;
  readonly kind: NoticeKind;
  readonly isUrgent: boolean;
  /** Null when it is about something that is no case yet. */
  readonly reference: string | null;
  /** Null when there is nothing that this reader could open. */
  readonly href: string | null;
}

export interface MyWork {
  readonly lists: { readonly [Name in MatterList]: { readonly lines: readonly ShownMatter[]; readonly total: number } };
  readonly notices: readonly ShownNotice[];
  readonly closedToday: readonly { readonly reference: string; readonly title: string; readonly href: string }[];
  /** What other slices add, such as today's visits. */
  readonly panels: readonly Html[];
  readonly mayLogReport: boolean;
  /** Cases can wait for this reader: tiles of noughts say nothing to whoever has none. */
  readonly worksOnCases: boolean;
  readonly today: PlainDate;
  readonly now: Instant;
  readonly token: Html;
}

const names = {
  overdue: { tile: 'Overdue', none: 'Nothing is overdue.' },
  today: { tile: 'Due today', none: 'Nothing more is due today.' },
  silences: { tile: 'Silences', none: 'Everybody has heard from us in time.' },
  promises: { tile: 'Promises this week', none: 'No promise falls due in the next 7 days.' },
} as const satisfies Record<MatterList, object>;

/** What each list is called. */
export const matterListNames: Readonly<Record<MatterList, string>> = { overdue: names.overdue.tile, today: names.today.tile, silences: names.silences.tile, promises: names.promises.tile };

export const myWorkTitle = (today: PlainDate): string => `Today, ${longDate(today, today)}`;

/** What waits for the person who looks: the oldest harm first. */
export function myWorkMain(work: MyWork): Html {
  const { lists, panels, today } = work;
  return html`<div class="house-actions govuk-!-margin-bottom-4"><h1 class="govuk-heading-l govuk-!-margin-bottom-0">${myWorkTitle(today)}</h1>
${work.mayLogReport && button({ text: 'Log a report', href: '/report' })}</div>
${hasMatters(work) && statTiles(matterLists.map((name) => ({ label: names[name].tile, count: lists[name].total, href: `#${name}`, isAlert: lists[name].total > 0 && (name === 'overdue' || name === 'silences') })))}
${work.notices.length > 0 && html`<p class="govuk-body"><a class="govuk-link" href="#notices">News since you last looked (${newsCount(work)})</a></p>`}
${panels}
${hasMatters(work) ? mattersShown(work) : panels.length === 0 && work.notices.length === 0 && html`<p class="govuk-body">Nothing waits for you.</p>`}
${noticesSection(work)}
${(work.notices.length > 0 || waits(work)) && downloadLinks('/work')}`;
}

const waits = ({ lists }: Pick<MyWork, 'lists'>): boolean => matterLists.some((name) => lists[name].total > 0);
const hasMatters = (work: MyWork): boolean => work.worksOnCases || waits(work);
const mattersShown = (work: MyWork): Html => (waits(work) ? html`${matterLists.map((name) => listSection(name, work))}` : nothingWaits(work));

function nothingWaits({ closedToday }: MyWork): Html {
  const finished = closedToday.map(({ reference, title, href }) => html`<li><a class="govuk-link" href="${href}">${reference}</a> ${title}</li>`);
  return html`<p class="govuk-body" id="overdue">Nothing waits for you.</p>
${finished.length > 0 ? html`<h2 class="govuk-heading-m">Finished today</h2><ul class="govuk-list">${finished}</ul>` : html`<p class="govuk-body">No case was closed today.</p>`}`;
}

/** Of each list these stand open, the worst first; the next list is not a long way below. */
const mattersOpen = 5;

function listSection(name: MatterList, work: MyWork): Html {
  const { lines, total } = work.lists[name];
  const more = total > lines.length && html`<p class="govuk-body">These are the first ${lines.length} of ${total}. <a class="govuk-link" href="/queue">See the rest in the queue</a></p>`;
  const items = lines.map((line) => matterItem(line, name, work));
  const rest = items.slice(mattersOpen);
  const folded = rest.length > 0 && details({ summaryText: `${rest.length} more: ${names[name].tile.toLowerCase()}`, html: html`<ul class="govuk-list govuk-list--spaced">${rest}</ul>` });
  return html`<section aria-labelledby="${name}"><h2 class="govuk-heading-m" id="${name}">${names[name].tile} (${total})</h2>
${lines.length === 0 ? html`<p class="govuk-body">${names[name].none}</p>` : html`<ul class="govuk-list govuk-list--spaced">${items.slice(0, mattersOpen)}</ul>`}${folded}${more}</section>`;
}

function matterItem(matter: ShownMatter, list: MatterList, { today }: MyWork): Html {
  const { href, reference, title, residentName, address, standingIn, moreLikeIt } = matter;
  return html`<li><p class="govuk-body govuk-!-margin-bottom-1"><a class="govuk-link" href="${href}">${reference}</a> <strong>${list === 'silences' ? silenceInWords(matter, today) : dutyInWords(matter.clockKind, matter.duty)}</strong>
 ${(list === 'overdue' || list === 'silences') && tag({ text: list === 'overdue' ? 'Overdue' : 'Silent', classes: 'govuk-tag--red' })}</p>
<p class="govuk-body govuk-!-margin-bottom-1">${title} · ${residentName !== null && `${residentName}, `}${address} · ${list === 'overdue' || list === 'silences' ? 'was due' : 'due'} ${dueInWords(matter, { today })}${moreLikeIt > 0 && ` · and ${moreLikeIt} more on this case`}${standingIn !== undefined && html` · <strong>for ${standingIn.name}, away until ${longDate(standingIn.untilOn, today)}</strong>`}</p>
${list !== 'promises' && details({ summaryText: 'Why this date?', classes: 'govuk-!-margin-bottom-1', html: whyThisDate(matter) })}
${actionsOn(matter, list)}</li>`;
}

/** "No word to Mr T. Brand for 9 days (we promised every 5 working days)". */
export function silenceInWords({ residentName, lastContactAt, updateEvery }: Pick<ShownMatter, 'residentName' | 'lastContactAt' | 'updateEvery'>, today: PlainDate): string {
  const who = residentName ?? 'the resident';
  const every = updateEvery === 1 ? 'working day' : `${updateEvery} working days`;
  if (lastContactAt === null) return `No word to ${who} since it was reported (we promised every ${every})`;
  return `No word to ${who}, last one ${agoInWords(dateInLondon(lastContactAt), today)} (we promised every ${every})`;
}

function actionsOn({ reference, href }: ShownMatter, list: MatterList): Html {
  const link = (text: string, address: string) => html`<a class="govuk-link" href="${address}">${text}<span class="govuk-visually-hidden"> for ${reference}</span></a>`;
  const contact = `/cases/${reference}/contacts`;
  if (list !== 'silences') return html`<p class="house-actions">${link('Do it now', `${href}#next`)} ${link('Record a contact', contact)}</p>`;
  return html`<p class="house-actions">${link('Write', `${contact}?channel=email`)} ${link('Call', `${contact}?channel=phone`)} ${link('Record a contact', contact)}</p>`;
}

const newsShown = 50;
const newsOpen = 5;

const newsCount = ({ notices }: Pick<MyWork, 'notices'>): string => (notices.length > newsShown ? `more than ${newsShown}` : String(notices.length));

/** What happened to this person's cases: the newest few, and the rest behind a word. */
function noticesSection(work: MyWork): Html | undefined {
  const { notices, token, now } = work;
  if (notices.length === 0) return undefined;
  const items = notices.slice(0, newsShown).map((notice) => noticeItem(notice, work));
  const rest = items.slice(newsOpen);
  return html`<section class="house-panel" aria-labelledby="notices"><h2 class="govuk-heading-m" id="notices">News (${newsCount(work)})</h2>
<ul class="govuk-list govuk-list--spaced">${items.slice(0, newsOpen)}</ul>
${rest.length > 0 && details({ summaryText: `Older news (${rest.length})`, html: html`<ul class="govuk-list govuk-list--spaced">${rest}</ul>` })}
${items.length > 1 && html`<form method="post" action="/notices/seen">${token}<input type="hidden" name="toldBy" value="${now}">${button({ text: 'Mark all as seen', classes: 'govuk-button--secondary' })}</form>`}</section>`;
}

const kindTags = { news: undefined, chase: 'Chase', handover: 'Handover' } as const satisfies Record<NoticeKind, string | undefined>;

function noticeItem({ id, words, at, href, reference, kind, isUrgent }: ShownNotice, { token, today }: MyWork): Html {
  return html`<li><form method="post" action="/notices/${id}/seen">${token}<p class="govuk-body govuk-!-margin-bottom-1">${isUrgent && html`${tag({ text: 'Urgent', classes: 'govuk-tag--red' })} `}${kindTags[kind] !== undefined && html`${tag({ text: kindTags[kind] })} `}${words}<br>
${longDate(dateInLondon(at), today)} at ${timeInLondon(at)}${href !== null && html` · <a class="govuk-link" href="${href}">Open<span class="govuk-visually-hidden"> ${reference}</span></a>`}</p>
${button({ html: html`${kind === 'handover' ? 'I have read it' : 'Seen'}<span class="govuk-visually-hidden">: ${words}</span>`, classes: 'govuk-button--secondary govuk-!-margin-bottom-2' })}</form></li>`;
}
