import { addDays, isPlainDate, longDateWithYear, type PlainDate } from '../clock/index.ts';
import { NotFound, type Tx } from '../platform/database/index.ts';
import { isUuid } from '../platform/uuid.ts';
import { readNumber } from './forms.ts';
import type { HomesAsked, TypeAsked } from './model.ts';
import { areasByNumber, placesOfAreas } from './queries/areas.ts';
import { alarmsOfRun } from './queries/findings.ts';
import { doneRun, type DoneRun } from './queries/runs.ts';
import { areaName, liesIn, typeWords, yearInWords } from './views/words.ts';

/** What an address says: names that are given once, and the boxes that were ticked. */
export interface HomesQuery {
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly everyQueryValue: ReadonlyMap<string, readonly string[]>;
}

/** More than these are no choice but all of them. */
const mostAreas = 200;
const mostNeighbourhoods = 10_000;

/** Which homes an address asks for. A run of another organisation, or what is not of the run, is not found. Undefined before the first run. */
export async function homesAsked(tx: Tx, { query, everyQueryValue }: HomesQuery, organisationId: string): Promise<HomesAsked | undefined> {
  const areas = [...new Set((everyQueryValue.get('area') ?? []).map(numberOf))];
  const isOfRun = query['run'] !== undefined || areas.length > 0;
  const run = await doneRun(tx, organisationId, isOfRun ? (query['run'] ?? '') : undefined);
  if (run === undefined) {
    if (isOfRun) throw new NotFound('run');
    return undefined;
  }
  const [chosen, neighbourhood] = await Promise.all([areasAsked(tx, run, areas), neighbourhoodAsked(tx, run, query['neighbourhood'])]);
  const span = spanAsked(run, query);
  const type = typeAsked(run, query['type']);
  return {
    from: span.from, until: span.until, when: span.words, areas: chosen.map(({ place }) => place), neighbourhoodId: neighbourhood?.id, type,
    where: [...(chosen.length === 0 ? [] : [inWords(chosen)]), ...(neighbourhood === undefined ? [] : [neighbourhood.name]), ...(type === undefined ? [] : [typeWords(type.name)])],
    query: [...(isOfRun ? [['run', run.id] as const] : []), ...areas.map((area) => ['area', String(area)] as const), ...kept(query)],
  };
}

function numberOf(text: string): number {
  const number = readNumber(text);
  if (number === undefined) throw new NotFound('area');
  return number;
}

const kept = (query: HomesQuery['query']): (readonly [string, string])[] => ['since', 'until', 'neighbourhood', 'type'].flatMap((name) => (query[name] === undefined ? [] : [[name, query[name]] as const]));

async function areasAsked(tx: Tx, run: DoneRun, numbers: readonly number[]) {
  if (numbers.length === 0) return [];
  if (numbers.length > mostAreas) throw new NotFound('so many areas');
  const [places, named] = await Promise.all([placesOfAreas(tx, run.id, numbers), areasByNumber(tx, run.id, numbers)]);
  const words = new Map(named.map((area) => [area.number, [areaName(area), liesIn(area)].filter((part) => part !== '').join(', ')]));
  if (places.length !== numbers.length || words.size !== numbers.length) throw new NotFound('area');
  return places.map(({ number, ...place }) => ({ place, words: words.get(number) ?? '' }));
}

function inWords(areas: readonly { readonly words: string }[]): string {
  const [first] = areas;
  return areas.length === 1 && first !== undefined ? first.words : `${areas.length} areas: ${areas.slice(0, 3).map(({ words }) => words).join('; ')}${areas.length > 3 ? '; …' : ''}`;
}

async function neighbourhoodAsked(tx: Tx, run: DoneRun, id: string | undefined): Promise<{ readonly id: string; readonly name: string } | undefined> {
  if (id === undefined) return undefined;
  const found = isUuid(id) ? (await alarmsOfRun(tx, run.id, mostNeighbourhoods)).find(({ neighbourhoodId }) => neighbourhoodId === id) : undefined;
  if (found === undefined) throw new NotFound('neighbourhood');
  return { id, name: found.name ?? 'A neighbourhood that is no more' };
}

/** Whole weeks, by their Mondays; the year of the run unless said. */
function spanAsked(run: DoneRun, { since, until }: Readonly<Record<string, string | undefined>>): { readonly from: PlainDate; readonly until: PlainDate; readonly words: string } {
  const usual = { from: addDays(run.lastWeek, -51 * 7), until: addDays(run.lastWeek, 6), words: yearInWords(run.lastWeek, Math.min(52, run.summary.weeks)) };
  if (since === undefined && until === undefined) return usual;
  const [from, last] = [since ?? usual.from, until ?? run.lastWeek];
  if (!isPlainDate(from) || !isPlainDate(last) || from > last || from < run.firstWeek || last > run.lastWeek) throw new NotFound('week');
  const end = addDays(last, 6);
  return { from, until: end, words: from === last ? `the week of ${longDateWithYear(from)}` : `the weeks from ${longDateWithYear(from)} to ${longDateWithYear(end)}` };
}

/** A type holds what no narrower type of the run took. */
function typeAsked({ summary: { types } }: DoneRun, name: string | undefined): TypeAsked | undefined {
  if (name === undefined) return undefined;
  if (!types.some((type) => type.name === name)) throw new NotFound('type');
  return { name, names: types.map((type) => type.name) };
}
