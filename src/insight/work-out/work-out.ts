import { methods } from '../../statistics/methods.ts';
import { enoughToSay, methodsUsed, type Summary } from '../model.ts';
import type { Found } from './found.ts';
import { areasFound, doubtsOf, positionsFound } from './areas.ts';
import { cellsOfYear, typesFound } from './cells.ts';
import { deprivationFound } from '../deprivation/compare.ts';
import { moneyFound } from '../money/work-out.ts';
import { silenceFound } from '../silence/work-out.ts';
import { clustersFound, scanSettings } from './clusters.ts';
import { weeksInYear, type Gathered } from './gather.ts';
import { alarmsFound, chartFound, seasonFound } from './weeks.ts';

/** What is being worked out, in words for whoever waits, and how far all of it is, from 0 to 100. */
export type OnStep = (step: string, share: number) => void;

/** Works everything out from what was gathered: the same homes and seed give the same results on every machine. */
export function workOut(gathered: Gathered, seed: number, onStep: OnStep): Found {
  const summary = summaryOf(gathered);
  if (summary.cases < enoughToSay.cases || summary.homesLivedIn < enoughToSay.homes || gathered.weeks.count < enoughToSay.weeks) return { summary, map: [], areas: [], clusters: [], alarms: [], silence: null, money: null, deprivation: null };
  onStep('How the seasons run', 30);
  const season = seasonFound(gathered);
  const multipliers = season?.multipliers.slice(gathered.yearFrom);
  const year = cellsOfYear(gathered);
  onStep('Which areas are above the rest', 40);
  const areas = areasFound(gathered, year, multipliers);
  onStep('Where nobody is heard from', 45);
  const silence = silenceFound(gathered.silence);
  const money = moneyFound({ gathered: gathered.money, areas, cells: year.cells, multipliers });
  onStep('Whether last week brought more than usual', 50);
  const alarms = alarmsFound(gathered);
  onStep('Where and since when more homes report than usual', 55);
  const scanned = clustersFound({ gathered, year, multipliers, dispersion: season?.dispersion ?? 1, areas, seed }, (share) => onStep('Where and since when more homes report than usual', 55 + Math.round(share * 40)));
  return {
    summary: {
      ...summary, state: 'worked out', isSeasonFitted: season !== null, dispersion: season?.dispersion ?? 1, chart: chartFound(gathered, season), types: typesFound(year, multipliers), doubts: doubtsOf(areas),
      scan: scanned === null ? null : { places: scanned.places, runs: scanSettings.runs, clusters: scanned.clusters.length },
    },
    map: positionsFound(gathered, areas), areas, alarms, clusters: scanned?.clusters ?? [], silence, money, deprivation: deprivationFound(gathered.deprivation, { areas, listed: silence.homes }),
  };
}

const versions = Object.fromEntries(methodsUsed.map((name) => [name, methods[name].version])) as Summary['methods'];

function summaryOf({ blocks, cases, homeWeeks, weeks, yearFrom, homes, homesLivedIn, homesWithoutTenancy, homesPlaced, inspectedHomes }: Gathered): Summary {
  const ofYear = [...blocks.values()].flatMap(({ cells }) => [...cells.values()]).reduce((sum, cell) => sum + cell.cases, 0);
  const lived = homeWeeks.subarray(yearFrom).reduce((sum, value) => sum + value, 0);
  return {
    methods: versions, state: 'too few', homes, homesLivedIn, homesWithoutTenancy, homesPlaced, inspectedHomes, cases: ofYear, episodes: cases.reduce((sum, count) => sum + count, 0),
    yearlyRate: lived > 0 ? (ofYear / lived) * weeksInYear * 100 : null, weeks: weeks.count, isSeasonFitted: false, dispersion: 1, chart: [], types: [], doubts: [], scan: null,
  };
}
