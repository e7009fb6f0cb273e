import { isPlainDate, type PlainDate } from '../../clock/index.ts';
import { downloadLinks, notificationBanner, type FieldErrors } from '../../platform/govuk/index.ts';
import { formText, page, redirect, seenVersionIn, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { html } from '../../platform/html/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import { actorOf, downloadRoutes, hasRole } from '../../staff/index.ts';
import { programmeKeepers, programmeReaders } from '../access.ts';
import { placesDownload, programmesDownload } from '../downloads.ts';
import { programmeRefusals } from '../decide.ts';
import { parsePlaces } from '../forms.ts';
import { keepProgramme } from '../keep.ts';
import { estatesOfProgramme, mostOfChoice, openPlaceIds } from '../queries/choose-places.ts';
import { changesOfProgramme, listProgrammes, placesOfProgramme, rowsAPage, type ProgrammeCursor } from '../queries/lists.ts';
import { sectionsOf } from '../sections.ts';
import { programmeFor } from '../store/programmes.ts';
import { listPage } from '../views/list-page.ts';
import { programmePage } from '../views/programme-page.ts';
import { current, keepingOf } from './visits.ts';

/** The list, and one programme with its homes and blocks. */
export const programmePageRoutes: readonly Route[] = [
  staffRoute('GET', '/programmes', programmeReaders, showList),
  ...downloadRoutes({ path: '/programmes', name: 'programmes', roles: programmeReaders }, programmesDownload),
  staffRoute('GET', '/programmes/:id', programmeReaders, (visit) => showOne(visit, {})),
  ...downloadRoutes({ path: '/programmes/:id/places', name: 'programme-places', roles: programmeReaders }, async (visit) => placesDownload(visit, await programmeFor(visit.tx, visit.params['id'] ?? '', visit.actor))),
  staffRoute('POST', '/programmes/:id/places', programmeKeepers, savePlaces),
];

const mayKeep = (visit: StaffVisit): boolean => hasRole(actorOf(visit.actor), ...programmeKeepers);

async function showList(visit: StaffVisit): Promise<Reply> {
  const found = await listProgrammes(visit.tx, { organisationId: visit.actor.organisationId, after: cursorIn(visit.query['after']), most: rowsAPage + 1 });
  const rows = found.slice(0, rowsAPage);
  const last = found.length > rowsAPage ? rows.at(-1) : undefined;
  const main = listPage({ rows, next: last === undefined ? undefined : `${last.startsOn}_${last.id}`, today: visit.today as PlainDate, mayKeep: mayKeep(visit) });
  return page(staffPage(visit, { title: 'Planned work', main: html`${main}${rows.length > 0 && downloadLinks('/programmes')}`, wide: true, current }));
}

/** A day and an id, as the address has them. */
function cursorIn(text: string | undefined): ProgrammeCursor | undefined {
  const [startsOn = '', id = ''] = (text ?? '').split('_');
  return isPlainDate(startsOn) && isUuid(id) ? { startsOn, id } : undefined;
}

const doneWords: Readonly<Record<string, string>> = { made: 'Programme added. Add its homes and blocks next.', saved: 'Saved', added: 'Homes and blocks added' };

async function showOne(visit: StaffVisit, errors: FieldErrors): Promise<Reply> {
  const { tx, params, query, csrfToken, body } = visit;
  const programme = await programmeFor(tx, params['id'] ?? '', visit.actor);
  const { organisationId } = visit.actor;
  const estateId = estateAsked(visit);
  const asked = { organisationId, estateId, after: isUuid(query['after']) ? query['after'] : undefined, most: rowsAPage + 1 };
  const [found, changes, sections, estates] = await Promise.all([placesOfProgramme(tx, programme.id, asked), changesOfProgramme(tx, programme.id), sectionsOf(visit, programme.id), estatesOfProgramme(tx, programme.id, organisationId)]);
  const places = found.slice(0, rowsAPage);
  const facts = { programme, places, next: found.length > rowsAPage ? places.at(-1)?.placeId : undefined, changes, sections, estates, estateId, today: visit.today as PlainDate, mayKeep: mayKeep(visit) };
  const hasErrors = Object.keys(errors).length > 0;
  const main = programmePage(facts, { csrfToken, body: hasErrors ? body : {}, errors });
  const done = doneWords[query['done'] ?? ''];
  const notification = done === undefined ? {} : { notification: notificationBanner({ type: 'success', text: done }) };
  return page(staffPage(visit, { title: programme.name, main: html`${main}${places.length > 0 && downloadLinks(`/programmes/${programme.id}/places`)}`, wide: true, hasErrors, current, backLink: { href: '/programmes', text: 'Planned work' }, ...notification }), hasErrors ? 422 : 200);
}

async function savePlaces(visit: StaffVisit): Promise<Reply> {
  const id = visit.params['id'] ?? '';
  const parsed = parsePlaces(...(await placesMeant(visit, id)));
  if (!parsed.ok) return showOne(visit, parsed.errors);
  const kept = await keepProgramme(keepingOf(visit), { id, seenVersion: seenVersionIn(visit.body) }, parsed.command);
  return kept.ok ? redirect(`/programmes/${id}?${estateAsked(visit) === undefined ? '' : `estate=${estateAsked(visit) ?? ''}&`}done=saved`) : showOne(visit, { '': programmeRefusals[kept.refusal] });
}

const estateAsked = ({ query }: Pick<StaffVisit, 'query'>): string | undefined => (isUuid(query['estate']) ? query['estate'] : undefined);

/** Those that are ticked, or all that the page's choice shows. */
async function placesMeant(visit: StaffVisit, id: string): Promise<Parameters<typeof parsePlaces>> {
  if (formText(visit.body, 'all') !== 'yes') return [visit.body];
  const programme = await programmeFor(visit.tx, id, visit.actor);
  const places = await openPlaceIds(visit.tx, programme.id, { organisationId: visit.actor.organisationId, estateId: estateAsked(visit) });
  return [{ ...visit.body, places }, mostOfChoice];
}
