import type { Instant, PlainDate } from '../clock/index.ts';
import type { Brand } from '../platform/brand.ts';
import type { Actor } from '../staff/index.ts';
import type { Representative, RepresentativeId } from './model/representatives.ts';

export type ResidentId = Brand<'ResidentId'>;
export type TenancyId = Brand<'TenancyId'>;
export type NeedId = Brand<'NeedId'>;

export const channels = ['text', 'email', 'phone', 'letter'] as const;
export type Channel = (typeof channels)[number];

export const formats = ['standard', 'large print', 'easy read', 'braille', 'audio', 'BSL video'] as const;
export type Format = (typeof formats)[number];

export const needKinds = [
  'mobility', 'sight', 'hearing', 'breathing', 'mental health', 'learning or memory', 'long-term illness', 'pregnancy or young children',
  'older person', 'language', 'safety', 'other',
] as const;
export type NeedKind = (typeof needKinds)[number];

export const needSources = ['the person', 'someone in the household', 'a carer or advocate', 'a support worker', 'seen on a visit', 'an earlier record'] as const;
export type NeedSource = (typeof needSources)[number];

/** Why we may hold what is said about somebody's health: one of these, always. See docs/data-protection.md. */
export const consentBases = ['explicit consent', 'reasonable adjustments', 'safeguarding', 'to protect life'] as const;
export type ConsentBasis = (typeof consentBases)[number];

export interface ContactDetails {
  readonly mobile: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly preferredChannel: Channel;
  readonly contactTimes: string | null;
  readonly language: string;
  readonly format: Format;
}

/** On what an answer rests. */
export interface AnswerGrounds {
  readonly confirmedOn: PlainDate;
  readonly source: NeedSource;
  readonly consentBasis: ConsentBasis;
}

/** Not yet asked, asked and none, and declared are three different answers. */
export type NeedsAnswer =
  | { readonly answer: 'unknown' }
  | ({ readonly answer: 'none' } & AnswerGrounds)
  | ({ readonly answer: 'declared' } & AnswerGrounds);

export interface HouseholdNeed {
  readonly id: NeedId;
  readonly kind: NeedKind;
  /** The diagnosis or circumstance: for those who need it only. */
  readonly detail: string;
  /** What a visitor must do: "allow ten minutes to reach the door". */
  readonly instruction: string | null;
  readonly source: NeedSource;
  readonly consentBasis: ConsentBasis;
  readonly declaredOn: PlainDate;
  readonly lastConfirmedOn: PlainDate;
}

/** What stands in the place of words that were held by a consent since withdrawn. */
export const wordsOfWithdrawn = 'Removed: consent was withdrawn';

/** A person, with what is known now. */
export interface Resident extends ContactDetails {
  readonly id: ResidentId;
  readonly name: string;
  readonly dateOfBirth: PlainDate | null;
  readonly needsAnswer: NeedsAnswer;
  /** Those not ended. */
  readonly needs: readonly HouseholdNeed[];
  /** Those that ended, whose words we still hold because they agreed. */
  readonly endedByConsent: readonly NeedId[];
  /** Whoever acts for them and has not been ended; some may have lapsed. */
  readonly representatives: readonly Representative[];
  readonly version: number;
}

export const tenancyKinds = [
  'introductory', 'secure', 'flexible', 'starter', 'assured', 'assured shorthold', 'licence', 'leasehold', 'shared ownership',
] as const;
export type TenancyKind = (typeof tenancyKinds)[number];

export const tenancyParts = ['tenant', 'joint tenant', 'household member', 'leaseholder'] as const;
export type TenancyPart = (typeof tenancyParts)[number];

export type NewNeed = Pick<HouseholdNeed, 'kind' | 'detail' | 'instruction'>;

/** What the person, or someone for them, says about needs today. */
export interface ConfirmNeeds {
  readonly answer: 'none' | 'declared';
  readonly source: NeedSource;
  readonly consentBasis: ConsentBasis;
  readonly add: readonly NewNeed[];
  readonly end: readonly NeedId[];
}

export type ResidentEvent =
  | { readonly type: 'RepresentativeAdded'; readonly representative: Representative }
  | { readonly type: 'RepresentativeEnded'; readonly representativeId: RepresentativeId; readonly on: PlainDate; readonly because: string }
  /** Somebody who was not in any file. */
  | { readonly type: 'PersonAdded'; readonly tenancyId: TenancyId }
  /** What was held because they agreed is held no longer: the needs are emptied, and the answer is what is left. */
  | { readonly type: 'ConsentWithdrawn'; readonly source: NeedSource; readonly needIds: readonly NeedId[]; readonly left: NeedsAnswer; readonly on: PlainDate }
  | { readonly type: 'PersonImported'; readonly fileSha256: string | null }
  | { readonly type: 'PersonCorrected'; readonly fields: readonly ('name' | 'dateOfBirth')[]; readonly name: string; readonly dateOfBirth: PlainDate | null }
  | { readonly type: 'TenancyChanged'; readonly tenancyId: TenancyId; readonly fields: readonly string[] }
  | ({ readonly type: 'NeedsConfirmed'; readonly answer: 'none' | 'declared' } & AnswerGrounds)
  | { readonly type: 'NeedAdded'; readonly need: HouseholdNeed }
  | { readonly type: 'NeedConfirmed'; readonly needId: NeedId; readonly on: PlainDate }
  | { readonly type: 'NeedEnded'; readonly needId: NeedId; readonly on: PlainDate }
  /** They texted STOP, or START after it: what was changed on their record comes beside it. */
  | { readonly type: 'TextsStopped' | 'TextsStarted' }
  | { readonly type: 'ContactDetailsChanged'; readonly fields: readonly (keyof ContactDetails)[]; readonly details: ContactDetails };

/** Who is deciding and when; ids come from outside. */
export interface ResidentContext {
  readonly actor: Actor;
  readonly now: Instant;
  readonly today: PlainDate;
  readonly newId: () => string;
}

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
