import type { Instant, PlainDate } from '../clock/index.ts';
import type { Brand } from '../platform/brand.ts';
import type { StaffId } from '../staff/index.ts';

export type TokenId = Brand<'TokenId'>;

/** What a token may be let do. Its person's roles still decide: a scope takes away, and never gives. */
export const scopes = ['repairs:read', 'repairs:write', 'cases:read', 'cases:write', 'homes:read', 'homes:write', 'residents:read', 'residents:write', 'messages:read', 'messages:write', 'arrivals:add', 'arrivals:read', 'arrivals:write', 'figures:read', 'absences:write', 'our-orders:read', 'our-orders:write'] as const;
export type Scope = (typeof scopes)[number];

export function isScope(text: string): text is Scope {
  return (scopes as readonly string[]).includes(text);
}

/** A key for another program, in the name of one member of staff. Its secret is shown once and kept nowhere. */
export interface ApiToken {
  readonly id: TokenId;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly actsAs: StaffId;
  readonly actsAsName: string;
  /** False when the person it acts for no longer works here: then it opens nothing. */
  readonly actsAsIsActive: boolean;
  readonly madeByName: string;
  readonly madeAt: Instant;
  readonly expiresAt: Instant;
  readonly revokedAt: Instant | null;
  readonly lastUsedOn: PlainDate | null;
}

export const mostDays = 366;
