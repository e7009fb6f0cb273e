import { agree, refuse, type CaseChange, type Decision } from '../../casefile/index.ts';
import type { Audience, SealRefusal } from '../model.ts';

/** What somebody asks for: whom it is for, and why it leaves the house. */
export interface SealCommand {
  readonly audience: Audience | undefined;
  readonly reason: string;
}

/** The case it is of, and what goes along. */
export interface SealFacts {
  readonly reference: string;
  readonly hasResident: boolean;
  readonly linked: readonly string[];
}

/** Each case in it keeps on its own chain that it left the house: with which, for whom and why. */
export function decideSealing({ audience, reason }: SealCommand, { reference, hasResident, linked }: SealFacts): Decision<SealRefusal, CaseChange> {
  if (audience === undefined) return refuse('audience-missing');
  if (reason === '') return refuse('reason-missing');
  if (audience === 'resident' && !hasResident) return refuse('no-resident');
  return agree({ events: [{ type: 'CasefileSealed', data: { of: reference, audience, reason, linked: [...linked] } }] });
}
