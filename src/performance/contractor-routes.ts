import { isInstant, type PlainDate } from '../clock/index.ts';
import { orderRoles, ourOrderRoles } from '../orders/index.ts';
import { html } from '../platform/html/index.ts';
import { page, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../platform/http/index.ts';
import { isUuid } from '../platform/uuid.ts';
import { downloadRoutes, link, paragraph, type DownloadableList } from '../staff/index.ts';
import { contractorFiguresList, contractorRowsList, ownRowsList } from './contractor-downloads.ts';
import { factShown, rowsAPage } from './fact-shown.ts';
import { monthsToChoose, spanQuery, type FigureFilters } from './forms/filters.ts';
import { factRows, ownFactRows, placeOf, readPlace, type FactPlace } from './queries/fact-rows.ts';
import { howFresh, type MeasureInMonth } from './queries/figures.ts';
import { contractorFiguresMain } from './views/contractor-figures.ts';
import { monthInWords } from './views/month-words.ts';
import { caseRows, ownRows, rowsMain } from './views/rows.ts';
import { asTheLandlords, contractorMeasures, contractorNamed, countedOf, filtersOf, ownFigures, rowsOf, type Whose } from './whose-figures.ts';

const ofOne = '/contractors/:id/figures';
const ofOurs = '/our-orders/figures';

/** How one contractor does, by month: for the landlord's people, and for the contractor's own about themselves. */
export const contractorFigureRoutes: readonly Route[] = [
  staffRoute('GET', ofOne, orderRoles, showOne),
  ...downloadRoutes({ path: ofOne, name: 'contractor-figures', roles: orderRoles }, async (visit) => figuresList(visit, await whoseOne(visit))),
  staffRoute('GET', `${ofOne}/rows`, orderRoles, showRowsOfOne),
  ...downloadRoutes({ path: `${ofOne}/rows`, name: 'contractor-rows', roles: orderRoles }, async (visit) => contractorRowsList(await whoseOne(visit), visit)),
  staffRoute('GET', ofOurs, ourOrderRoles, showOurs),
  ...downloadRoutes({ path: ofOurs, name: 'our-figures', roles: ourOrderRoles }, async (visit) => figuresList(visit, await whoseOurs(visit))),
  staffRoute('GET', `${ofOurs}/rows`, ourOrderRoles, showOurRows),
  ...downloadRoutes({ path: `${ofOurs}/rows`, name: 'our-figure-rows', roles: ourOrderRoles }, async (visit) => ownRowsList(await whoseOurs(visit), visit)),
];

const whoseOne = async (visit: StaffVisit): Promise<Whose> => asTheLandlords(visit, await contractorNamed(visit, visit.params['id'] ?? ''));
const whoseOurs = async (visit: StaffVisit): Promise<Whose> => (await ownFigures(visit, visit.query['contractor'])).whose;
const figuresList = (visit: StaffVisit, whose: Whose): Promise<DownloadableList<MeasureInMonth>> => contractorFiguresList(visit, whose, filtersOf(whose, visit.query, visit.today));

/** Which of several teams an address asks for. */
function moreOf({ query }: Pick<StaffVisit, 'query'>): Readonly<Record<string, string>> {
  const { contractor } = query;
  return contractor !== undefined && isUuid(contractor) ? { contractor } : {};
}

interface Shown {
  readonly path: string;
  readonly more: Readonly<Record<string, string>>;
  readonly title: string;
  readonly about: string;
}

async function figuresOf(visit: StaffVisit, whose: Whose, { path, more, title, about }: Shown) {
  const filters = filtersOf(whose, visit.query, visit.today);
  const [byMonth, fresh] = await Promise.all([countedOf(visit, whose, filters), howFresh(visit.tx)]);
  const today = visit.today as PlainDate;
  return contractorFiguresMain({ path, more, title, about, span: filters, months: monthsToChoose(today), measures: contractorMeasures(), byMonth, fresh, today });
}

async function showOne(visit: StaffVisit): Promise<Reply> {
  const contractor = await contractorNamed(visit, visit.params['id'] ?? '');
  const title = `${contractor.name}: how they do`;
  const together = contractor.kind === 'own team' ? ' Recalls and post-inspections count for a team by the orders it had.' : contractor.organisationId === null ? '' : ' Everybody of their organisation counts together.';
  const main = await figuresOf(visit, asTheLandlords(visit, contractor), {
    path: `/contractors/${contractor.id}/figures`, more: {}, title, about: `At homes our organisation owns or manages and in communal areas, as the record says now. A time to answer counts from when an order could be answered.${together}`,
  });
  return page(staffPage(visit, { title, main, wide: true, current: '/contractors', backLink: { href: `/contractors/${contractor.id}`, text: contractor.name } }));
}

async function showOurs(visit: StaffVisit): Promise<Reply> {
  const { whose, all } = await ownFigures(visit, visit.query['contractor']);
  const title = 'How we do';
  const others = all.length < 2 ? undefined : paragraph(html`Of: ${all.map(({ name, contractorId }) => html`${contractorId === whose.contractorId ? html`<strong aria-current="true">${name}</strong>` : link(`${ofOurs}?contractor=${contractorId}`, name)} `)}`);
  const main = await figuresOf(visit, whose, { path: ofOurs, more: moreOf(visit), title, about: `What ${visit.landlord.name} counts of our orders, as the record says now. It is of nobody else. A time to answer counts from when an order could be answered.` });
  return page(staffPage(visit, { title, main: html`${main}${others}`, wide: true, current: ofOurs, backLink: { href: '/our-orders', text: 'Our orders' } }));
}

/** What a list of rows needs besides its table. */
function framed(visit: Pick<StaffVisit, 'query' | 'today'>, whose: Whose, path: string) {
  const { query, today } = visit;
  const { filters, which, measure } = rowsOf(whose, query, today);
  const after = readPlace(query['after'], isInstant);
  return {
    wanted: { filters, which, after, isNow: false, most: rowsAPage + 1 },
    view: {
      path, which, measure, isFirstPage: after === undefined, said: [['Contractor', whose.name], ['Months', monthsInWords(filters)]] as const,
      query: (more: Readonly<Record<string, string>>) => spanQuery(filters, { ...moreOf(visit), measure: measure.key, ...more }),
    },
  };
}

const monthsInWords = ({ from, until }: FigureFilters): string => (from === until ? monthInWords(from) : `${monthInWords(from)} to ${monthInWords(until)}`);

const nextOf = (found: readonly FactPlace[]): string | null => {
  const last = found[rowsAPage - 1];
  return found.length > rowsAPage && last !== undefined ? placeOf(last) : null;
};

async function showRowsOfOne(visit: StaffVisit): Promise<Reply> {
  const contractor = await contractorNamed(visit, visit.params['id'] ?? '');
  const whose = asTheLandlords(visit, contractor);
  const path = `/contractors/${contractor.id}/figures`;
  const { wanted, view } = framed(visit, whose, `${path}/rows`);
  const [found, { soFar }] = await Promise.all([factRows(visit.tx, { ...wanted, organisationId: whose.organisationId }), howFresh(visit.tx)]);
  const main = rowsMain({ ...view, soFar, isEmpty: found.length === 0, table: caseRows(view.measure, found.slice(0, rowsAPage).map(factShown)), next: nextOf(found) });
  return page(staffPage(visit, { title: `${view.measure.label}: the rows`, main, wide: true, current: '/contractors', backLink: { href: path, text: `${contractor.name}: how they do` } }));
}

async function showOurRows(visit: StaffVisit): Promise<Reply> {
  const whose = await whoseOurs(visit);
  const { wanted, view } = framed(visit, whose, `${ofOurs}/rows`);
  const [found, { soFar }] = await Promise.all([ownFactRows(visit.tx, wanted, visit.actor.organisationId), howFresh(visit.tx)]);
  const main = rowsMain({ ...view, soFar, isEmpty: found.length === 0, table: ownRows(view.measure, found.slice(0, rowsAPage)), next: nextOf(found) });
  return page(staffPage(visit, { title: `${view.measure.label}: the rows`, main, wide: true, current: ofOurs, backLink: { href: ofOurs, text: 'How we do' } }));
}
