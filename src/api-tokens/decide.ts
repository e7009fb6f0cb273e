import { addHours, type Instant } from '../clock/index.ts';
import type { ApiToken } from './model.ts';

/** When a token made now stops, if nobody stops it before. */
export function expiryOf(now: Instant, days: number): Instant {
  return addHours(now, days * 24);
}

export type TokenState = 'works' | 'revoked' | 'expired' | 'person left';

/** Whether a token opens anything, and if not, why. */
export function stateOf({ revokedAt, expiresAt, actsAsIsActive }: Pick<ApiToken, 'revokedAt' | 'expiresAt' | 'actsAsIsActive'>, now: Instant): TokenState {
  if (revokedAt !== null) return 'revoked';
  if (expiresAt <= now) return 'expired';
  return actsAsIsActive ? 'works' : 'person left';
}
