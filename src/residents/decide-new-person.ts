import type { PlainDate } from '../clock/index.ts';
import { addressFor } from './decide.ts';
import type { ContactDetails, TenancyId, TenancyKind, TenancyPart } from './model.ts';

/** Somebody who lives in a home and whom no file has told of. */
export interface PersonToAdd {
  readonly name: string;
  readonly dateOfBirth: PlainDate | null;
  /** Their number in the landlord's own system, where they have one. */
  readonly key: string | null;
  readonly contact: ContactDetails;
  readonly part: TenancyPart;
  /** A tenancy of this home that goes on, or a new one. */
  readonly tenancy: { readonly tenancyId: TenancyId } | { readonly kind: TenancyKind; readonly startedOn: PlainDate; readonly key: string | null };
  /** They have seen that somebody of this name lives here, and say that this is another. */
  readonly isAnother: boolean;
}

export const newPersonRefusals = {
  'key-is-taken': { field: 'key', words: 'Somebody has this number already. Search for them, or check it' },
  'tenancy-key-is-taken': { field: 'tenancyKey', words: 'A tenancy has this number already. Choose it above, or check the number' },
  'no-such-tenancy': { field: 'tenancy', words: 'Choose a tenancy of this home that goes on' },
  'born-in-the-future': { field: 'born', words: 'The date of birth must be in the past' },
  'starts-in-the-future': { field: 'started', words: 'The tenancy must have begun. Add them on the day it does' },
  'address-missing': { field: 'preferredChannel', words: 'Give the number or address for the way they want to be reached' },
  'same-name-here': { field: 'isAnother', words: 'Somebody of this name lives here already. Tick the box if this is another person' },
} as const;
export type NewPersonRefusal = keyof typeof newPersonRefusals;

export interface NewPersonFacts {
  readonly today: PlainDate;
  readonly tenancyIds: readonly string[];
  readonly keyIsTaken: boolean;
  readonly tenancyKeyIsTaken: boolean;
  /** The names of those who live here. */
  readonly sameHere: readonly string[];
}

/** Whether somebody may be added so. */
export function decideNewPerson(wanted: PersonToAdd, facts: NewPersonFacts): { readonly ok: true } | { readonly ok: false; readonly refusal: NewPersonRefusal } {
  const refusal = whyNotAdd(wanted, facts);
  return refusal === undefined ? { ok: true } : { ok: false, refusal };
}

function whyNotAdd({ name, dateOfBirth, contact, tenancy, isAnother }: PersonToAdd, { today, tenancyIds, keyIsTaken, tenancyKeyIsTaken, sameHere }: NewPersonFacts): NewPersonRefusal | undefined {
  if (keyIsTaken) return 'key-is-taken';
  if ('tenancyId' in tenancy ? !tenancyIds.includes(tenancy.tenancyId) : false) return 'no-such-tenancy';
  if ('kind' in tenancy && tenancyKeyIsTaken) return 'tenancy-key-is-taken';
  if ('kind' in tenancy && tenancy.startedOn > today) return 'starts-in-the-future';
  if (dateOfBirth !== null && dateOfBirth > today) return 'born-in-the-future';
  if (addressFor(contact) === null) return 'address-missing';
  return !isAnother && sameHere.some((one) => plain(one) === plain(name)) ? 'same-name-here' : undefined;
}

const plain = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
