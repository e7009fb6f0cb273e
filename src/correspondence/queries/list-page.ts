import { isInstant } from '../../clock/index.ts';
import { isUuid } from '../../platform/uuid.ts';

export const pageSize = 50;

/** Staff see what concerns the homes their own organisation owns or manages, and the areas everybody shares. */
export const ofOwnOrganisation = (place: string): string =>
  `(homes.id is null or ${place}::uuid in (homes.owning_organisation_id, homes.managing_organisation_id))`;

/** One page of a list, and where the next one starts. */
export interface ListPage<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

/** A place in a list is a time and an id; one typed by hand starts the list again. */
export function readPlace(text: string | undefined): [string, string] | undefined {
  const [at = '', id = ''] = (text ?? '').split('_');
  return isInstant(at) && isUuid(id) ? [at, id] : undefined;
}

export function asPage<Row>(found: readonly Row[], placeOf: (row: Row) => readonly [string, string], most = pageSize): ListPage<Row> {
  const rows = found.slice(0, most);
  const last = rows.at(-1);
  return { rows, next: found.length > most && last !== undefined ? placeOf(last).join('_') : null };
}
