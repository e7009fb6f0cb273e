import { saveCensusAreas, savePositions, type HomeCensusArea, type HomePosition } from '../homes/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { chanceOf, type Chance } from './seeded.ts';
import { censusAreasOfWards, greaterManchesterWards } from './wards.ts';

interface HomeToPlace {
  readonly id: string;
  readonly wardCode: string;
  readonly estate: string;
  /** Its block, or the postcode of its street. */
  readonly stretch: string;
}

/** Degrees: an estate lies within 700 m of the middle of its real ward, and a block or street within 150 m of the middle of its estate. */
const reach = { estate: 0.0063, stretch: 0.00135 } as const;

/** Says where invented homes stand, so that clusters can be looked for: all homes of a block or stretch of a street at one spot. */
export async function placeHomes(tx: Tx, seed: number, now: string): Promise<void> {
  const homes = await tx.query<HomeToPlace>(
    `select h.id, h.ward_code as "wardCode", e.name as estate, case when b.name is null then h.postcode_key else b.name end as stretch
     from homes h join estates e on e.landlord_id = $1 and e.id = h.estate_id left join blocks b on b.landlord_id = $1 and b.id = h.block_id where h.landlord_id = $1`,
    [tx.landlordId],
  );
  const wards = new Map(greaterManchesterWards().map((ward) => [ward.code, ward]));
  const chance = chanceOf(seed).branch('positions');
  const spots = new Map<string, Pick<HomePosition, 'latitude' | 'longitude'>>();
  const positions = homes.flatMap(({ id, wardCode, estate, stretch }): HomePosition[] => {
    const ward = wards.get(wardCode);
    if (ward === undefined) return [];
    const around = (of: Pick<HomePosition, 'latitude' | 'longitude'>, name: string, size: number) => spotOf(spots, name, () => nearby(of, chance.branch(name), size));
    const middle = around(ward, estate, reach.estate);
    return [{ homeId: id, source: 'Demonstration: invented', ...around(middle, `${estate} ${stretch}`, reach.stretch) }];
  });
  await savePositions(tx, positions, now);
  await saveCensusAreas(tx, censusAreasOf(homes, chance.branch('census areas')), now);
}

/** Of one estate in twelve nobody has looked it up: there is something that is not known. */
const notLookedUp = 1 / 12;

/** Each estate lies in one real small area of its real ward. */
function censusAreasOf(homes: readonly HomeToPlace[], chance: Chance): readonly HomeCensusArea[] {
  const ofWard = censusAreasOfWards();
  const ofEstate = new Map<string, string | undefined>();
  return homes.flatMap(({ id, wardCode, estate }): HomeCensusArea[] => {
    const key = `${wardCode} ${estate}`;
    if (!ofEstate.has(key)) ofEstate.set(key, areaOf(ofWard.get(wardCode) ?? [], chance.branch(key)));
    const lsoa2011 = ofEstate.get(key);
    return lsoa2011 === undefined ? [] : [{ homeId: id, lsoa2011, source: 'Demonstration: invented' }];
  });
}

function areaOf(areas: readonly string[], chance: Chance): string | undefined {
  return chance.share() < notLookedUp ? undefined : areas[Math.floor(chance.share() * areas.length)];
}

function spotOf<Spot>(spots: Map<string, Spot>, name: string, make: () => Spot): Spot {
  const spot = spots.get(name) ?? make();
  spots.set(name, spot);
  return spot;
}

/** A degree of longitude is three fifths of one of latitude here. */
const narrower = 0.6;

function nearby({ latitude, longitude }: Pick<HomePosition, 'latitude' | 'longitude'>, chance: Chance, size: number): Pick<HomePosition, 'latitude' | 'longitude'> {
  return { latitude: latitude + (chance.share() * 2 - 1) * size, longitude: longitude + ((chance.share() * 2 - 1) * size) / narrower };
}
