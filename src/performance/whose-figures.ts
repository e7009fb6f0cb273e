import { allMeasures, type Measure } from '../casefile/index.ts';
import type { PlainDate } from '../clock/index.ts';
import { contractorById, contractorsOfOrganisation, countedAsId, mustBeTheLandlords, type Contractor } from '../orders/index.ts';
import { NotFound } from '../platform/database/index.ts';
import type { StaffVisit } from '../platform/http/index.ts';
import { noneOfThem, readFigureFilters, readWhich, type FigureFilters, type WhichFacts } from './forms/filters.ts';
import { measuresByMonth, type MeasureInMonth } from './queries/figures.ts';

export type Asking = Pick<StaffVisit, 'tx' | 'actor' | 'today'>;

/** Whose figures are read, and for whom. */
export interface Whose {
  readonly name: string;
  /** What they are counted as. */
  readonly contractorId: string;
  /** Whose homes the reader may read of; null where a contractor reads of itself, wherever it worked. */
  readonly organisationId: string | null;
}

/** What stands on the page of a contractor. */
export const contractorMeasures = (): readonly Measure[] => allMeasures().filter(({ isOfContractors }) => isOfContractors === true);

/** One contractor, for the landlord's own people. */
export async function contractorNamed({ tx, actor }: Asking, id: string): Promise<Contractor> {
  await mustBeTheLandlords({ tx, actor });
  const contractor = await contractorById(tx, id);
  if (contractor === undefined) throw new NotFound('contractor');
  return contractor;
}

/** As the landlord's people read of it. */
export const asTheLandlords = ({ actor }: Asking, contractor: Contractor): Whose => ({ name: contractor.name, contractorId: countedAsId(contractor), organisationId: actor.organisationId });

/** What the reader's own firm or teams are counted as: one, but for an organisation with several teams. The one asked for, or the first. */
export async function ownFigures({ tx, actor }: Asking, asked: string | undefined): Promise<{ readonly whose: Whose; readonly all: readonly Whose[] }> {
  const own = (await contractorsOfOrganisation(tx, actor.organisationId)).map((one): Whose => ({ name: one.name, contractorId: countedAsId(one), organisationId: null }));
  const all = [...new Map(own.toReversed().map((one) => [one.contractorId, one])).values()].toReversed();
  const whose = all.find(({ contractorId }) => contractorId === asked) ?? all[0];
  return { all, whose: whose ?? { name: '', contractorId: actor.organisationId, organisationId: null } };
}

/** The months and the measure that an address asks for, of one contractor and nothing else. */
export function filtersOf({ contractorId }: Whose, query: Readonly<Record<string, string | undefined>>, today: string): FigureFilters {
  const { measure, from, until } = query;
  const filters = readFigureFilters({ measure, from, until, contractor: contractorId }, today as PlainDate, contractorMeasures().map(({ key }) => key));
  if (filters.contractor === '' || filters.contractor === noneOfThem) throw new NotFound('contractor');
  return filters;
}

/** Which rows an address asks for. */
export function rowsOf(whose: Whose, query: Readonly<Record<string, string | undefined>>, today: string): { readonly filters: FigureFilters; readonly which: WhichFacts; readonly measure: Measure } {
  const filters = filtersOf(whose, query, today);
  const measure = contractorMeasures().find(({ key }) => key === filters.measure);
  if (measure === undefined) throw new NotFound('measure');
  return { filters, measure, which: readWhich(query) };
}

/** What is counted of them month by month. */
export function countedOf({ tx }: Pick<Asking, 'tx'>, { organisationId }: Whose, filters: FigureFilters): Promise<MeasureInMonth[]> {
  return measuresByMonth(tx, { filters, organisationId, measures: contractorMeasures().map(({ key }) => key), months: filters });
}
