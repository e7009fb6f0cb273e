import { addMonths, startOfDay, type PlainDate } from '../../clock/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import { trades, type Trade } from '../../repairs/index.ts';
import { outcomes, type Outcome } from '../model.ts';

/** By whom or what the results are told apart. */
export const resultDimensions = ['team', 'person', 'contractor', 'organisation', 'trade'] as const;
export type ResultDimension = (typeof resultDimensions)[number];

/** Which inspections a list shows. The figures of the results page and the rows they open use the same. */
export interface InspectionFilters {
  readonly state: 'due' | 'settled';
  /** One outcome, or all that were looked at: what was waived was not. */
  readonly outcome: Outcome | 'inspected' | undefined;
  readonly inspector: string | undefined;
  readonly patch: string | undefined;
  readonly team: string | undefined;
  readonly person: string | undefined;
  readonly contractor: string | undefined;
  readonly organisation: string | undefined;
  readonly trade: Trade | undefined;
}


/** What an address asks for; what cannot be is left out. */
export function readInspectionFilters(query: Readonly<Record<string, string | undefined>>): InspectionFilters {
  const id = (name: string) => (isUuid(query[name]) ? query[name] : undefined);
  return {
    state: query['state'] === 'settled' ? 'settled' : 'due',
    outcome: ([...outcomes, 'inspected'] as const).find((outcome) => outcome === query['outcome']),
    trade: trades.find((trade) => trade === query['trade']),
    inspector: id('inspector'), patch: id('patch'), team: id('team'), person: id('person'), contractor: id('contractor'), organisation: id('organisation'),
  };
}

/** The address of a list with these filters and no others. */
export function addressOfList(filters: Partial<InspectionFilters>, after?: string): string {
  const given = Object.entries({ ...filters, after }).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return `/inspections${given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`}`;
}

/** Results are of the last twelve months: long enough for numbers, short enough to be about now. */
export function resultsSince(today: PlainDate): string {
  return startOfDay(addMonths(today, -12));
}
