import type { PlainDate } from '../../clock/index.ts';
import type { Brand } from '../../platform/brand.ts';

export type RepresentativeId = Brand<'RepresentativeId'>;

export const representativeParts = ['relative or friend', 'carer', 'advocate or adviser', 'support worker', 'councillor or MP', 'solicitor', 'attorney or deputy'] as const;
export type RepresentativePart = (typeof representativeParts)[number];

/** On what it rests that we may talk to somebody else about them. */
export const agreedWays = ['they said so on the phone', 'they said so in person', 'they wrote it', 'a power of attorney or a court', 'they cannot agree: it is in their best interests'] as const;
export type AgreedHow = (typeof agreedWays)[number];

/** Somebody who acts for a resident. */
export interface Representative {
  readonly id: RepresentativeId;
  readonly name: string;
  readonly part: RepresentativePart;
  readonly phone: string | null;
  readonly email: string | null;
  /** They may also decide, such as agree a visit; otherwise they are only told. */
  readonly mayDecide: boolean;
  readonly agreedHow: AgreedHow;
  /** What exactly was agreed, or why it is in their best interests. */
  readonly agreedWords: string;
  readonly agreedOn: PlainDate;
  /** The last day it holds; null until somebody ends it. */
  readonly until: PlainDate | null;
  readonly endedOn: PlainDate | null;
}

/** Whether what was agreed holds on this day. It lapses by itself. */
export function actsOn({ agreedOn, until, endedOn }: Pick<Representative, 'agreedOn' | 'until' | 'endedOn'>, day: PlainDate): boolean {
  return agreedOn <= day && (until === null || day <= until) && (endedOn === null || day < endedOn);
}
