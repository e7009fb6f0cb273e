/** How far a landlord is from taking its first report. */
export interface Readiness {
  /** Somebody of ours who is a planner or a manager, and in a team. */
  readonly hasOwner: boolean;
  readonly hasHomes: boolean;
  readonly hasResidents: boolean;
  readonly hasOfficeHours: boolean;
  readonly hasOnCall: boolean;
  /** Organisations that manage homes, and have nobody who could own a report about them. */
  readonly withoutOwner: readonly string[];
}

export type Preparation = 'owner' | 'homes' | 'residents' | 'office hours' | 'on call';

export interface Prepared {
  readonly what: Preparation;
  readonly isDone: boolean;
}

/**
 * What an administrator still has to do before residents can report, in the order that works; nothing once reports can be
 * taken, whatever else was left out on purpose.
 */
export function beforeTheFirstReport({ hasOwner, hasHomes, hasResidents, hasOfficeHours, hasOnCall }: Readiness): readonly Prepared[] {
  if (hasOwner && hasHomes) return [];
  return [
    { what: 'owner', isDone: hasOwner }, { what: 'homes', isDone: hasHomes }, { what: 'residents', isDone: hasResidents },
    { what: 'office hours', isDone: hasOfficeHours }, { what: 'on call', isDone: hasOnCall },
  ];
}
