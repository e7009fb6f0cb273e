import { noneOfThem, type FigureFilters } from '../forms/filters.ts';
import { dimensions, type CountedBy, type Dimension } from '../model.ts';

/** The column of `case_groups` that each dimension stands in. */
export const columnOf: Readonly<Record<Dimension, string>> = { team: 'team_id', trade: 'trade', neighbourhood: 'neighbourhood_id', contractor: 'contractor_id' };
const typeOf: Readonly<Record<Dimension, string>> = { team: 'uuid', trade: 'text', neighbourhood: 'uuid', contractor: 'uuid' };

/** The values of one statement, each with its place. `$1` is always the landlord. */
export class Values {
  readonly list: unknown[];
  constructor(landlordId: string) {
    this.list = [landlordId];
  }
  place(value: unknown, type: string): string {
    this.list.push(value);
    return `$${this.list.length}::${type}`;
  }
}

export type GroupFilters = Pick<FigureFilters, Dimension | 'kind'>;

/** The coarsest sum that still tells apart what the filters narrow to, and what the figures are set out by. */
export function coarsestSum(filters: GroupFilters, by?: Dimension): CountedBy {
  const [one, ...others] = dimensions.filter((dimension) => filters[dimension] !== '' || dimension === by);
  return others.length > 0 ? 'everything' : (one ?? 'nothing');
}

/** Whether an organisation may read the figures of group `g`: homes that it owns or manages, and communal areas. */
export const readBy = (organisation: string): string => `(g.owning_organisation_id is null or g.owning_organisation_id = ${organisation} or g.managing_organisation_id = ${organisation})`;

/**
 * Groups `g` of one way to sum, of homes that the reader's organisation owns or manages and of communal areas, narrowed by the
 * filters. No organisation is given where a contractor reads of itself: then it is their work, wherever it was.
 */
export function groupsMeant(filters: GroupFilters, { organisationId, countedBy }: { readonly organisationId: string | null; readonly countedBy: CountedBy }, values: Values): string {
  if (organisationId === null && filters.contractor === '') throw new Error('Without an organisation only what one contractor did is read');
  const readable = organisationId === null ? [] : [readBy(values.place(organisationId, 'uuid'))];
  const narrowed = dimensions.filter((dimension) => filters[dimension] !== '').map((dimension) => {
    const chosen = filters[dimension];
    return chosen === noneOfThem ? `g.${columnOf[dimension]} is null` : `g.${columnOf[dimension]} = ${values.place(chosen, typeOf[dimension])}`;
  });
  if (filters.kind !== '') narrowed.push(`g.kind = ${values.place(filters.kind, 'text')}`);
  return [`g.landlord_id = $1`, `g.counted_by = '${countedBy}'`, ...readable, ...narrowed].join(' and ');
}
