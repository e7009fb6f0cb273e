import type { Reference } from '../../../casefile/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { ReportedPlace } from '../../forms/resident/report-from-answers.ts';
import type { PhotoSeal } from '../../model.ts';
import type { Asking } from '../../perform.ts';
import { openRepairLikeThis } from '../../queries/open-like-this.ts';

/** What somebody reports once more, who is not whoever the case is of. */
export interface ReportedAgain {
  readonly words: string;
  readonly isEmergency: boolean;
  /** Who, with how to reach them: for staff. */
  readonly reporter: string;
}

/** Cases of another kind in which a problem may be dealt with already. */
export interface OtherOpenCases {
  readonly find: (tx: Tx, place: ReportedPlace, problem: string) => Promise<Reference | undefined>;
  /** Where staff add to it. */
  readonly hrefToAdd: (reference: Reference) => string;
  /** False where it could not be added: the case was closed just now. */
  readonly add: (asking: Asking, reference: Reference, told: ReportedAgain) => Promise<boolean>;
  readonly addPhotos: (asking: Asking, reference: Reference, photos: readonly PhotoSeal[]) => Promise<boolean>;
}

const others: OtherOpenCases[] = [];

/** Another kind of case says where a problem is dealt with already, and takes what is told of it again; its slice does so once, at boot. */
export function addOtherOpenCases(cases: OtherOpenCases): void {
  others.push(cases);
}

/** A case in which this problem at this place is open: a repair, or one of another kind, with who takes what is added. */
export interface OpenAlready {
  readonly reference: Reference;
  readonly other: OtherOpenCases | undefined;
}

/** The open repair of the same problem at the same place; where there is none, the case of another kind. */
export async function openAlready(tx: Tx, place: ReportedPlace, problem: string): Promise<OpenAlready | undefined> {
  const repair = await openRepairLikeThis(tx, place, problem);
  if (repair !== undefined) return { reference: repair, other: undefined };
  return otherOpenCase(tx, place, problem);
}

/** The case of another kind in which this problem is open at this place. */
export async function otherOpenCase(tx: Tx, place: ReportedPlace, problem: string): Promise<{ readonly reference: Reference; readonly other: OtherOpenCases } | undefined> {
  for (const other of others) {
    const reference = await other.find(tx, place, problem);
    if (reference !== undefined) return { reference, other };
  }
  return undefined;
}
