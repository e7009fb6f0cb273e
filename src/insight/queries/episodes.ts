import type { PlainDate } from '../../clock/index.ts';
import { isPlainDate } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import { anyType } from '../../statistics/exposure/archetypes.ts';
import type { AreaKey, TypeAsked } from '../model.ts';
import { factsOfHome, narrowerTypes } from './type-of-home.ts';

/** One episode with the case of its first report. */
export interface EpisodeListed {
  readonly homeId: string;
  readonly beganOn: PlainDate;
  readonly lastReportedOn: PlainDate;
  readonly closedOn: PlainDate | null;
  readonly reports: number;
  readonly reference: string;
  readonly address: string;
  readonly blockName: string | null;
  readonly estateName: string;
}

/** Which episodes are wanted: of homes of the reader's organisation. */
export interface EpisodesWanted {
  readonly organisationId: string;
  readonly from: PlainDate;
  readonly until: PlainDate;
  /** All homes when empty. */
  readonly areas: readonly AreaKey[];
  readonly neighbourhoodId: string | undefined;
  readonly type: TypeAsked | undefined;
  readonly after: EpisodePlace | undefined;
  readonly most: number;
}

export interface EpisodePlace {
  readonly beganOn: PlainDate;
  readonly homeId: string;
}

/** Episodes that began from one day to another, the newest first. */
export function episodesIn(tx: Tx, wanted: EpisodesWanted): Promise<EpisodeListed[]> {
  const { organisationId, from, until, after, most } = wanted;
  const values: unknown[] = [tx.landlordId, organisationId, from, until, most];
  const value: Place = (given, type) => `$${values.push(given)}::${type}`;
  const goesOn = after === undefined ? '' : ` and (d.began_on, d.home_id) < (${value(after.beganOn, 'date')}, ${value(after.homeId, 'uuid')})`;
  const within = conditionsOf(wanted, value).map((condition) => ` and ${condition}`).join('');
  return tx.query<EpisodeListed>(
    `select d.home_id as "homeId", d.began_on as "beganOn", d.last_reported_on as "lastReportedOn", d.closed_on as "closedOn", d.reports, c.reference,
       concat_ws(', ', h.address_line, h.postcode) as address, b.name as "blockName", e.name as "estateName"
     from damp_episodes d join homes h on h.landlord_id = $1 and h.id = d.home_id
     join cases c on c.landlord_id = $1 and c.id = d.case_id
     join estates e on e.landlord_id = $1 and e.id = h.estate_id
     left join blocks b on b.landlord_id = $1 and b.id = h.block_id
     where d.landlord_id = $1 and d.began_on >= $3 and d.began_on <= $4 and (h.owning_organisation_id = $2 or h.managing_organisation_id = $2)${within}${goesOn}
     order by d.began_on desc, d.home_id desc limit $5`,
    values,
  );
}

/** Puts a value among those of a statement, and says what stands for it there. */
type Place = (given: unknown, type: string) => string;

function conditionsOf({ areas, neighbourhoodId, type }: EpisodesWanted, value: Place): readonly string[] {
  return [
    ...(areas.length === 0 ? [] : [`(${areas.map((area) => `(${homesOfArea(area, value)})`).join(' or ')})`]),
    ...(neighbourhoodId === undefined ? [] : [`h.neighbourhood_id = ${value(neighbourhoodId, 'uuid')}`]),
    ...(type === undefined ? [] : [homesOfType(type, value)]),
  ];
}

const homesOfArea = ({ wardCode, estateId, blockId, postcodeKey }: AreaKey, value: Place): string => [
  `h.ward_code = ${value(wardCode, 'text')}`,
  ...(estateId === null ? [] : [`h.estate_id = ${value(estateId, 'uuid')}`]),
  ...(blockId === null ? [] : [`h.block_id = ${value(blockId, 'uuid')}`]),
  ...(postcodeKey === null ? [] : [`h.block_id is null and h.postcode_key = ${value(postcodeKey, 'text')}`]),
].join(' and ');

function homesOfType(type: TypeAsked, value: Place): string {
  const starts = (names: string) => `exists (select from unnest(${names}) as t (name) where starts_with(${factsOfHome}, t.name || ' · '))`;
  const ofOthers = `not ${starts(value(narrowerTypes(type), 'text[]'))}`;
  return type.name === anyType ? ofOthers : `${starts(value([type.name], 'text[]'))} and ${ofOthers}`;
}

/** Where the address says the list goes on. */
export function readEpisodePlace(text: string | undefined): EpisodePlace | undefined {
  const [beganOn = '', homeId = ''] = (text ?? '').split('_');
  return isPlainDate(beganOn) && isUuid(homeId) ? { beganOn, homeId } : undefined;
}

export const episodePlaceOf = ({ beganOn, homeId }: EpisodePlace): string => `${beganOn}_${homeId}`;
