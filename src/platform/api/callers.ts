import type { Tx } from '../database/index.ts';
import type { SignedIn } from '../http/visit.ts';
import type { Landlord } from '../landlord.ts';

/** A token as its holder sends it. */
export interface PresentedToken {
  readonly landlordId: string;
  readonly secret: string;
}

/** An answer given before under the same key. */
export interface EarlierAnswer {
  readonly requestHash: Buffer;
  readonly status: number;
  readonly body: string;
}

/** Who calls: a token, and the person it acts for. */
export interface ApiCaller {
  readonly tokenId: string;
  readonly scopes: readonly string[];
  readonly actor: SignedIn;
  readonly landlord: Landlord;
  readonly earlier: EarlierAnswer | undefined;
}

export interface Asked {
  readonly token: PresentedToken;
  readonly key: string | undefined;
  readonly now: string;
  readonly today: string;
}

export interface AnswerToKeep extends EarlierAnswer {
  readonly tokenId: string;
  readonly key: string;
  readonly at: string;
}

/** What the API asks of whoever keeps the tokens. */
export interface ApiCallers {
  /** The caller, with what was answered before under this key: one query. Undefined for a token that opens nothing. */
  readonly read: (tx: Tx, asked: Asked) => Promise<ApiCaller | undefined>;
  /** Keeps an answer with what it answers for. Throws when one is kept under this key already. */
  readonly keep: (tx: Tx, answer: AnswerToKeep) => void;
}
