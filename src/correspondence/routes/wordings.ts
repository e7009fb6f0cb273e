import { NotFound } from '../../platform/database/index.ts';
import { notificationBanner } from '../../platform/govuk/index.ts';
import type { Html } from '../../platform/html/index.ts';
import { formText, page, redirect, seenVersionIn, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { wordingRoles } from '../access.ts';
import { parseWording, readLanguage, wordingAsTyped, type ParsedWording } from '../forms/wording.ts';
import { wordingsOfLandlord, wordingVersions } from '../queries/index.ts';
import { saveWording } from '../store/wordings.ts';
import { wordsListPage } from '../views/words-list-page.ts';
import { wordsPage } from '../views/words-page.ts';
import { english, type MessageTemplate, type Wording } from '../words/model.ts';
import { languageLine, templateNamed, templates } from '../words/templates.ts';

export const wordingRoutes: readonly Route[] = [
  staffRoute('GET', '/admin/messages', wordingRoles, showList),
  staffRoute('GET', '/admin/messages/words', wordingRoles, (visit) => show(visit)),
  staffRoute('POST', '/admin/messages/words', wordingRoles, save),
  staffRoute('POST', '/admin/messages/words/usual', wordingRoles, goBackToUsual),
];

const doneWords = new Map([['saved', 'Saved. Messages from now on say this.'], ['usual', 'Our usual words are in use again.']]);

async function showList(visit: StaffVisit): Promise<Reply> {
  const main = wordsListPage([...templates, languageLine], await wordingsOfLandlord(visit.tx), visit.today);
  return page(staffPage(visit, { title: 'Words to residents', main, wide: true, current: '/admin/messages' }));
}

/** What somebody typed and what became of it; nothing yet when the page is only opened. */
interface Typed {
  readonly wording: Wording;
  readonly refused?: Extract<ParsedWording, { ok: false }>;
  readonly isPreview: boolean;
}

async function show(visit: StaffVisit, typed?: Typed): Promise<Reply> {
  const template = templateOf(visit);
  const language = languageAsked(visit, typed !== undefined);
  const { versions, newest, inForce } = await versionsFor(visit, template, language);
  const { csrfToken, today, landlord } = visit;
  const { errors, problems } = typed?.refused ?? { errors: {}, problems: [] };
  const shown = typed ?? { wording: inForce ?? usualIn(template, language), isPreview: false };
  const main = wordsPage({
    template, language, wording: shown.wording, isOwn: inForce !== undefined, versions, seenVersion: typed === undefined ? newest : seenVersionIn(visit.body),
    csrfToken, today, landlord, errors, problems, isPreview: shown.isPreview,
  });
  return wordsReply(visit, { main, title: template.event, hasErrors: Object.keys(errors).length > 0 });
}

const languageAsked = ({ query, body }: StaffVisit, isSent: boolean): string => readLanguage(isSent ? formText(body, 'language') : (query['language'] ?? '')) ?? english;

/** The versions to list, from where the page asks; the newest one's number; and what is in force. */
async function versionsFor({ tx, query }: StaffVisit, { name }: MessageTemplate, language: string) {
  const before = /^\d{1,9}$/.test(query['before'] ?? '') ? Number(query['before']) : undefined;
  const newestFirst = await wordingVersions(tx, { template: name, language });
  const versions = before === undefined ? newestFirst : await wordingVersions(tx, { template: name, language, before });
  const [newest] = newestFirst.rows;
  return { versions, newest: newest?.version ?? 0, inForce: newest === undefined || newest.withdrawn ? undefined : newest };
}

function wordsReply(visit: StaffVisit, { main, title, hasErrors }: { readonly main: Html; readonly title: string; readonly hasErrors: boolean }): Reply {
  const done = doneWords.get(visit.query['done'] ?? '');
  const backLink = { href: '/admin/messages', text: 'Words to residents' };
  const notification = done === undefined ? {} : { notification: notificationBanner({ type: 'success', text: done }) };
  return page(staffPage(visit, { title, main, hasErrors, current: '/admin/messages', backLink, ...notification }), hasErrors ? 422 : 200);
}

/** A language without words begins with none: ours are English. */
export const usualIn = ({ usual }: MessageTemplate, language: string): Wording => (language === english ? usual : { subject: '', sentences: [], more: [] });

async function save(visit: StaffVisit): Promise<Reply> {
  const template = templateOf(visit);
  const parsed = parseWording(template, visit.body);
  const typed = wordingAsTyped(visit.body);
  const isPreview = formText(visit.body, 'do') === 'preview';
  if (!parsed.ok) return show(visit, { wording: typed, refused: parsed, isPreview });
  if (isPreview) return show(visit, { wording: typed, isPreview });
  const { language, wording } = parsed;
  await saveWording(visit.tx, { template: template.name, language, ...wording, withdrawn: false, seenVersion: seenVersionIn(visit.body) }, visit);
  return redirect(pathOf(template, language, 'saved'));
}

async function goBackToUsual(visit: StaffVisit): Promise<Reply> {
  const template = templateOf(visit);
  const language = readLanguage(formText(visit.body, 'language')) ?? english;
  const usual = usualIn(template, language);
  await saveWording(visit.tx, { template: template.name, language, ...usual, withdrawn: true, seenVersion: seenVersionIn(visit.body) }, visit);
  return redirect(pathOf(template, language, 'usual'));
}

const pathOf = ({ name }: MessageTemplate, language: string, done: string): string =>
  `/admin/messages/words?message=${name}&done=${done}${language === english ? '' : `&language=${encodeURIComponent(language)}`}`;

/** Named by the address of the page, and by the form that it sends: the names are ours, and the same for every landlord. */
function templateOf({ query, body }: StaffVisit): MessageTemplate {
  const template = templateNamed(formText(body, 'message') || (query['message'] ?? ''));
  if (template === undefined) throw new NotFound('message');
  return template;
}

