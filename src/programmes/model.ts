import type { PlainDate } from '../clock/index.ts';
import type { Brand } from '../platform/brand.ts';

export type ProgrammeId = Brand<'ProgrammeId'>;

export const programmeStates = ['planned', 'done', 'dropped'] as const;
export type ProgrammeState = (typeof programmeStates)[number];

/** Work that a landlord plans for many homes, which repairs may wait for. */
export interface Programme {
  readonly id: ProgrammeId;
  readonly name: string;
  /** The kind of work, such as "new roofs". */
  readonly work: string;
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate;
  readonly state: ProgrammeState;
  readonly version: number;
}

/** Where the work is done: a home, or a block with all its homes. */
export interface ProgrammePlace {
  readonly placeId: string;
  readonly kind: 'home' | 'block';
  readonly name: string;
  readonly doneOn: PlainDate | null;
}
