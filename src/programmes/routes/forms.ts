import type { FieldErrors } from '../../platform/govuk/index.ts';
import type { Html } from '../../platform/html/index.ts';
import type { Parsed } from '../../platform/forms/index.ts';
import { formText, page, redirect, seenVersionIn, staffPage, staffRoute, type FormBody, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { programmeKeepers } from '../access.ts';
import { programmeRefusals, type ProgrammeCommand, type ProgrammeRefusal } from '../decide.ts';
import { parseAdded, parseChange, parseDetails, parseDrop } from '../forms.ts';
import { keepProgramme, makeProgramme } from '../keep.ts';
import type { Programme } from '../model.ts';
import { countToAdd, estatesOf, mostOfChoice, placesToAdd, type ChoosingOf } from '../queries/choose-places.ts';
import { findPlaces, rowsAPage } from '../queries/lists.ts';
import { isUuid } from '../../platform/uuid.ts';
import { programmeFor } from '../store/programmes.ts';
import { changeTitle, detailsPage, dropPage, dropTitle, newProgrammeTitle } from '../views/programme-forms.ts';
import { addPlacesPage, addPlacesTitle, type ChosenPlaces } from '../views/add-places.ts';
import type { ProgrammeForm } from '../views/programme-page.ts';
import { current, keepingOf } from './visits.ts';

interface FormOfProgramme {
  readonly title: (programme: Programme) => string;
  readonly show: (programme: Programme, form: ProgrammeForm) => Html;
  readonly parse: (body: FormBody) => Parsed<ProgrammeCommand>;
}

const change: FormOfProgramme = { title: changeTitle, show: detailsPage, parse: parseChange };
const drop: FormOfProgramme = { title: dropTitle, show: dropPage, parse: parseDrop };

/** Making, changing and dropping a programme, and adding its homes and blocks. */
export const formRoutes: readonly Route[] = [
  staffRoute('GET', '/programmes/new', programmeKeepers, async (visit) => shown(visit, { title: newProgrammeTitle, main: (form) => detailsPage(undefined, form), errors: {} })),
  staffRoute('POST', '/programmes/new', programmeKeepers, make),
  staffRoute('GET', '/programmes/:id/change', programmeKeepers, (visit) => showForm(visit, change, {})),
  staffRoute('POST', '/programmes/:id/change', programmeKeepers, (visit) => saveForm(visit, change)),
  staffRoute('GET', '/programmes/:id/drop', programmeKeepers, (visit) => showForm(visit, drop, {})),
  staffRoute('POST', '/programmes/:id/drop', programmeKeepers, (visit) => saveForm(visit, drop)),
  staffRoute('GET', '/programmes/:id/places/add', programmeKeepers, (visit) => showAdding(visit, {})),
  staffRoute('POST', '/programmes/:id/places/add', programmeKeepers, add),
];

const fieldOf: Readonly<Partial<Record<ProgrammeRefusal, string>>> = { 'dates-wrong-way': 'ends', 'date-has-passed': 'ends', 'reason-missing': 'reason', 'no-places': 'places', 'not-these-places': 'places' };
const errorsOf = (refusal: ProgrammeRefusal): FieldErrors => ({ [fieldOf[refusal] ?? '']: programmeRefusals[refusal] });

interface ShownForm {
  readonly title: string;
  readonly main: (form: ProgrammeForm) => Html;
  readonly errors: FieldErrors;
}

function shown(visit: StaffVisit, { title, main, errors }: ShownForm): Reply {
  const hasErrors = Object.keys(errors).length > 0;
  const id = visit.params['id'];
  const backLink = { href: id === undefined ? '/programmes' : `/programmes/${id}` };
  return page(staffPage(visit, { title, main: main({ csrfToken: visit.csrfToken, body: visit.body, errors }), hasErrors, current, backLink }), hasErrors ? 422 : 200);
}

async function make(visit: StaffVisit): Promise<Reply> {
  const parsed = parseDetails(visit.body);
  const kept = parsed.ok ? await makeProgramme(keepingOf(visit), parsed.command) : parsed;
  if (kept.ok) return redirect(`/programmes/${kept.id}?done=made`);
  return shown(visit, { title: newProgrammeTitle, main: (form) => detailsPage(undefined, form), errors: 'errors' in kept ? kept.errors : errorsOf(kept.refusal) });
}

const named = ({ tx, params, actor }: StaffVisit): Promise<Programme> => programmeFor(tx, params['id'] ?? '', actor);

async function showForm(visit: StaffVisit, { title, show }: FormOfProgramme, errors: FieldErrors): Promise<Reply> {
  const programme = await named(visit);
  return shown(visit, { title: title(programme), main: (form) => show(programme, form), errors });
}

async function saveForm(visit: StaffVisit, form: FormOfProgramme): Promise<Reply> {
  const parsed = form.parse(visit.body);
  if (!parsed.ok) return showForm(visit, form, parsed.errors);
  const { id } = await named(visit);
  const kept = await keepProgramme(keepingOf(visit), { id, seenVersion: seenVersionIn(visit.body) }, parsed.command);
  return kept.ok ? redirect(`/programmes/${id}?done=saved`) : showForm(visit, form, errorsOf(kept.refusal));
}

async function showAdding(visit: StaffVisit, errors: FieldErrors): Promise<Reply> {
  const [programme, words] = [await named(visit), formText(visit.body, 'find')];
  const { tx, actor: { organisationId } } = visit;
  const found = words === '' ? undefined : await findPlaces(tx, words, { organisationId, programmeId: programme.id });
  const chosen = await chosenPlaces(visit, programme);
  const estates = await estatesOf(tx, organisationId);
  return shown(visit, { title: addPlacesTitle(programme), main: (form) => addPlacesPage({ programme, found, estates, chosen }, form), errors });
}

/** What an estate or a block that the address names has to add, a page of it. */
async function chosenPlaces(visit: StaffVisit, programme: Programme): Promise<ChosenPlaces | undefined> {
  const of = choosingOf(visit, programme);
  if (of === undefined) return undefined;
  const { after } = visit.query;
  const [found, many] = await Promise.all([placesToAdd(visit.tx, of, { after: isUuid(after) ? after : undefined, most: rowsAPage + 1 }), countToAdd(visit.tx, of)]);
  const places = found.slice(0, rowsAPage);
  const last = found.length > rowsAPage ? places.at(-1) : undefined;
  return { ...of, places, many, next: last?.placeId };
}

function choosingOf({ query, actor: { organisationId } }: StaffVisit, { id: programmeId }: Programme): ChoosingOf | undefined {
  const { estate, block } = query;
  return isUuid(estate) ? { programmeId, organisationId, estateId: estate, blockId: isUuid(block) ? block : undefined } : undefined;
}

/** Those that are ticked, or all that the page's choice shows. */
async function placesMeant(visit: StaffVisit): Promise<Parameters<typeof parseAdded>> {
  const of = formText(visit.body, 'all') === 'yes' ? choosingOf(visit, await named(visit)) : undefined;
  if (of === undefined) return [visit.body];
  const places = await placesToAdd(visit.tx, of, { after: undefined, most: mostOfChoice + 1 });
  return [{ ...visit.body, places: places.map(({ placeId }) => placeId) }, mostOfChoice];
}

async function add(visit: StaffVisit): Promise<Reply> {
  const { body } = visit;
  // Looking changes nothing; it is a POST so that no address stands in a log.
  if (!('places' in body) && !('seenVersion' in body)) return showAdding(visit, formText(body, 'find') === '' ? { find: 'Enter a postcode, a UPRN, or the name of a block or an estate' } : {});
  const parsed = parseAdded(...(await placesMeant(visit)));
  if (!parsed.ok) return showAdding(visit, parsed.errors);
  const { id } = await named(visit);
  const kept = await keepProgramme(keepingOf(visit), { id, seenVersion: seenVersionIn(visit.body) }, parsed.command);
  return kept.ok ? redirect(`/programmes/${id}?done=added`) : showAdding(visit, errorsOf(kept.refusal));
}
