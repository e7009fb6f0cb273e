import { stringify } from 'csv-stringify/sync';
import { estateHomes, isTower, type InventedHome } from './estate-homes.ts';
import { estateName, neighbourhoodName } from './place-names.ts';
import { chanceOf, type Chance } from './seeded.ts';
import type { RealWard } from './wards.ts';

export interface HomesCsvOptions {
  readonly homes: number;
  /** Another seed is another town. */
  readonly seed: number;
  /** Names of organisations the landlord has. */
  readonly owning: string;
  readonly managing: string;
  readonly wards: readonly RealWard[];
}

const header =
  'uprn,address_line,town,postcode,neighbourhood,estate,block,block_storeys,communal_areas,ward_code,ward_name,local_authority,tenure,owning_organisation,managing_organisation,bedrooms,floor,form,built_from,built_until,wall,heating,ventilation,epc_band,facts_source,facts_on\n';

/**
 * An invented landlord's homes as lines of the file that `putright import homes` reads. Only the wards are real. What is
 * invented can be told: every UPRN starts with 9999, and no postcode district SK30 to SK39 exists.
 */
export function* homesCsv(options: HomesCsvOptions): Iterable<string> {
  const chance = chanceOf(options.seed);
  const perEstate = Math.max(30, Math.min(160, Math.round(options.homes / 10)));
  const wards = wardsOfTheLandlord(options.wards, chance.branch('wards'));
  yield header;
  let made = 0;
  let towers = Math.max(1, Math.round((options.homes * towersOfAFullSize) / homesOfAFullSize));
  for (let estate = 0; made < options.homes; estate += 1) {
    const within = chance.branch(`estate ${estate}`);
    // Room for a tower on the first, so that the smallest demonstration has one.
    const usual = Math.max(estate === 0 ? 60 : 0, within.whole(Math.round(perEstate * 0.6), Math.round(perEstate * 1.4)));
    const size = Math.min(options.homes - made, usual);
    const place = { ...wardOf(wards, estate), estate, factsOn: factsOn(within) };
    const lines: unknown[][] = [];
    let block = '';
    for (const home of estateHomes(estate, { size, towers }, within)) {
      made += 1;
      if (isTower(home.blockStoreys) && home.block !== block) towers -= 1;
      block = home.block;
      lines.push(line(home, made, place, options));
    }
    yield stringify(lines);
  }
}

const homesOfAFullSize = 12_000;
const towersOfAFullSize = 22;

interface Place {
  readonly ward: RealWard;
  readonly neighbourhood: string;
  readonly estate: number;
  readonly factsOn: string;
}

/** Most estates stand in Stockport, a few across its borders, as a landlord's do. */
function wardsOfTheLandlord(wards: readonly RealWard[], chance: Chance): readonly RealWard[] {
  const own = wards.filter((ward) => ward.localAuthority === 'Stockport');
  const beside = wards.filter((ward) => ward.localAuthority === 'Tameside' || ward.localAuthority === 'Manchester');
  return [...own, ...Array.from({ length: 4 }, () => chance.pick(beside))];
}

/** Steps through the wards seven at a time, so that even a few estates are spread over the borough. */
function wardOf(wards: readonly RealWard[], estate: number): Pick<Place, 'ward' | 'neighbourhood'> {
  const index = (estate * 7 + 4) % wards.length;
  const ward = wards[index];
  if (ward === undefined) throw new Error('The demonstration needs at least one ward.');
  return { ward, neighbourhood: neighbourhoodName(index) };
}

const factsOn = (chance: Chance) => `${chance.whole(2019, 2025)}-${String(chance.whole(1, 12)).padStart(2, '0')}-01`;

function line(home: InventedHome, number: number, place: Place, options: HomesCsvOptions): unknown[] {
  return [
    inventedUprn(options.seed, number), home.addressLine, place.ward.localAuthority, postcode(place.estate, home.stretch),
    place.neighbourhood, estateName(place.estate), home.block, home.blockStoreys, home.communalAreas,
    place.ward.code, place.ward.name, place.ward.localAuthority, home.tenure, options.owning, options.managing,
    home.bedrooms, home.floor, home.form, home.builtFrom, home.builtUntil, home.wall, home.heating, home.ventilation,
    home.epcBand, 'Stock condition survey', place.factsOn,
  ];
}

/** 9999, a figure for the town, then the number; numbers of six zeros are left out, for the import doubts them. */
function inventedUprn(seed: number, number: number): string {
  const unrounded = number + Math.floor((number - 1) / 999_999);
  return `9999${seed % 10}${String(unrounded).padStart(7, '0')}`;
}

const letters = 'ABDEFGHJLNPQRSTUWXYZ';

function postcode(estate: number, stretch: number): string {
  const letter = (index: number) => letters[index % letters.length];
  const district = 30 + (estate % 10);
  const sector = 1 + (Math.floor(estate / 10) % 9);
  const estateInSector = Math.floor(estate / 90);
  return `SK${district} ${sector}${letter(Math.floor(stretch / 20) + estateInSector * 3)}${letter(stretch)}`;
}
