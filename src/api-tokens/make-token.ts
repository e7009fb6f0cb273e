import type { Instant } from '../clock/index.ts';
import { writeToken } from '../platform/api/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { Doing } from '../staff/index.ts';
import { expiryOf } from './decide.ts';
import type { TokenWanted } from './forms.ts';
import type { TokenId } from './model.ts';
import { createToken } from './store/tokens.ts';

/** What makes a token its own. */
export interface Making {
  readonly doing: Doing;
  readonly id: string;
  readonly secret: string;
}

/** Makes a token; what it gives back is the only time its secret can be read. */
export async function makeToken(tx: Tx, { name, scopes, actsAs, days }: TokenWanted, { doing, id, secret }: Making): Promise<string> {
  const expiresAt = expiryOf(doing.now as Instant, days);
  await createToken(tx, { id: id as TokenId, name, scopes, actsAs, expiresAt, secret }, doing);
  return writeToken({ landlordId: tx.landlordId, secret });
}
