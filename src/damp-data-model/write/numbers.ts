import type { HazardKindId } from '../../law/index.ts';
import type { HazardToWrite } from '../model.ts';

/** Numbers for the records of one file: the model links by integers, which mean nothing outside the file. */
export interface Numbers {
  readonly report: number;
  readonly tenancyId: string;
  readonly next: (entity: string) => number;
  readonly investigatorId: (name: string) => number;
  readonly hazardTypeId: (kind: HazardKindId) => number;
}

/** What is not yet known counts as damp, as its clocks do. */
export const kindOf = ({ hazard: { triage, suspected } }: Pick<HazardToWrite, 'hazard'>): HazardKindId => triage?.kind ?? suspected ?? 'damp-and-mould';
