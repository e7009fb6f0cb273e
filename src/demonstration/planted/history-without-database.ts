import { parse } from 'csv-parse/sync';
import { addDays, plainDate, type PlainDate } from '../../clock/index.ts';
import { homesCsv } from '../homes-csv.ts';
import { dampContractors, tarnbrookContractors } from '../invented-contractors.ts';
import { planReports, type PlannedReport } from '../plan-reports.ts';
import { chanceOf, type Chance } from '../seeded.ts';
import type { SettledHome } from '../settle-residents.ts';
import { greaterManchesterWards } from '../wards.ts';
import type { Planted } from './plant.ts';
import { plantingFor } from './planted-in.ts';

/** A home with what the dashboard asks of it; the ids of its block and estate are their names. */
export interface HomeOfHistory extends SettledHome {
  readonly wardCode: string;
  readonly postcodeKey: string;
  readonly epcBand: string;
  readonly form: string;
}

/** A landlord's homes and what they reported, day by day. */
export interface HistoryWithoutDatabase {
  readonly homes: readonly HomeOfHistory[];
  readonly reports: readonly PlannedReport[];
  readonly planted: Planted;
}

export interface HistoryAsked {
  readonly homes: number;
  readonly days: number;
  readonly seed: number;
  readonly isPlanted: boolean;
  readonly today: PlainDate;
}

/**
 * The homes of an invented landlord and the reports that the demonstration would live, without a database: the same code plans
 * them, so what is found in many of these is found in the demonstration.
 */
export function historyWithoutDatabase({ homes: count, days, seed, isPlanted, today }: HistoryAsked): HistoryWithoutDatabase {
  const chance = chanceOf(seed);
  const lines = [...homesCsv({ homes: count, seed, owning: 'Council', managing: 'Homes', wards: greaterManchesterWards() })].join('');
  const people = chance.branch('residents');
  const homes = (parse(lines, { columns: true }) as readonly Readonly<Record<string, string>>[]).map((row) => homeOf(row, today, people));
  const planting = plantingFor({ seed, contractors: tarnbrookContractors, isPlanted }, homes, today);
  const reports = [...planReports({ homes, chance: chance.branch('reports'), today, days, livedFrom: today, planting, dampContractors: dampContractors(tarnbrookContractors, isPlanted) })];
  return { homes, reports, planted: planting };
}

function homeOf(row: Readonly<Record<string, string>>, today: PlainDate, chance: Chance): HomeOfHistory {
  const said = (name: string): string => row[name] ?? '';
  const isLivedIn = !chance.isTrue(0.03);
  const estate = said('estate');
  const block = said('block');
  return {
    id: said('uprn'), uprn: said('uprn'), address: said('address_line'), owningOrganisationId: '', managingOrganisationId: '', ownedByCouncil: true,
    builtUntil: Number(said('built_until')), wall: said('wall'), floor: Number(said('floor')), storeys: block === '' ? null : Number(said('block_storeys')),
    blockId: block === '' ? null : `${estate}/${block}`, blockName: block === '' ? null : block, estateId: estate, estateName: estate, neighbourhoodName: said('neighbourhood'),
    tenant: isLivedIn ? ({} as NonNullable<SettledHome['tenant']>) : undefined, household: { people: isLivedIn ? 1 : 0, notAsked: 0, isDeclared: false }, agreement: isLivedIn ? 'secure' : null,
    since: plainDate(addDays(today, -(chance.isTrue(0.2) ? chance.whole(40, 1100) : chance.whole(1100, 6500)))),
    wardCode: said('ward_code'), postcodeKey: said('postcode').replaceAll(' ', ''), heating: said('heating'), ventilation: said('ventilation'), epcBand: said('epc_band'), form: said('form'),
  };
}
