import { noneOfThem, type Dimension, type FigureFilters } from '../forms/filters.ts';

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

export type GroupFilters = Pick<FigureFilters, Dimension>;

/** Groups `g` of homes that the reader's organisation owns or manages and of communal areas, narrowed by the filters. */
export function groupsMeant(filters: GroupFilters, organisationId: string, values: Values): string {
  const reader = values.place(organisationId, 'uuid');
  const narrowed = (Object.keys(columnOf) as Dimension[]).filter((dimension) => filters[dimension] !== '').map((dimension) => {
    const chosen = filters[dimension];
    return chosen === noneOfThem ? `g.${columnOf[dimension]} is null` : `g.${columnOf[dimension]} = ${values.place(chosen, typeOf[dimension])}`;
  });
  return [`g.landlord_id = $1`, `(g.owning_organisation_id is null or g.owning_organisation_id = ${reader} or g.managing_organisation_id = ${reader})`, ...narrowed].join(' and ');
}
