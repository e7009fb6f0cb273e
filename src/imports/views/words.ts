import { countOf } from '../../clock/index.ts';
import type { ImportKind, ImportRun } from '../model.ts';

export const kindWords: Readonly<Record<ImportKind, string>> = {
  homes: 'Homes',
  residents: 'Residents and tenancies',
  repairs: 'Repairs of the system before',
  rates: 'Schedule of rates',
  'site-hazards': 'Register of site hazards',
  'home-positions': 'Positions of homes',
  'hazard-reports': 'Hazard reports (damp and mould data model)',
  'area-boundaries': 'Boundaries of wards, neighbourhoods and estates',
  'census-areas': 'Census areas of homes',
};

/** Where a run stands, in a word or two, and the colour of its tag. */
export function stateInWords({ state, isDryRun, forgottenAt }: Pick<ImportRun, 'state' | 'isDryRun' | 'forgottenAt'>): { readonly text: string; readonly colour: string } {
  switch (state) {
    case 'receiving': return { text: 'Arriving', colour: 'grey' };
    case 'waiting':
    case 'working': return isDryRun ? { text: 'Checking', colour: 'blue' } : { text: 'Importing', colour: 'blue' };
    case 'checked': return forgottenAt === null ? { text: 'Checked', colour: 'yellow' } : { text: 'Not imported', colour: 'grey' };
    case 'done': return { text: 'Imported', colour: 'green' };
    case 'refused': return { text: 'Refused', colour: 'red' };
  }
}

/** "1.4 megabytes". */
export function sizeInWords(bytes: number): string {
  if (bytes < 1024) return countOf(bytes, 'byte');
  return bytes < 1_048_576 ? countOf(Math.round(bytes / 1024), 'kilobyte') : `${(bytes / 1_048_576).toFixed(1)} megabytes`;
}
