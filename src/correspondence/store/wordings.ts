import { RecordChanged, type Tx } from '../../platform/database/index.ts';
import type { Wording } from '../words/model.ts';

/** Whose words for what. */
export interface WordingKey {
  readonly template: string;
  readonly language: string;
}

export interface WordingToSave extends WordingKey, Wording {
  /** It gives our own words back. */
  readonly withdrawn: boolean;
  /** The newest version that their page showed; 0 when there was none. */
  readonly seenVersion: number;
}

export interface WordingSaving {
  readonly actor: { readonly staffId: string; readonly name: string };
  readonly now: string;
}

/** Puts a new version in force. Every version before stays to be read; whoever saw an older one is told so. */
export async function saveWording(tx: Tx, wording: WordingToSave, { actor, now }: WordingSaving): Promise<void> {
  const { template, language, seenVersion, subject, sentences, more, withdrawn } = wording;
  const replaced = await tx.query<{ version: number }>(
    `update message_wordings set replaced_at = $4 where landlord_id = $1 and template = $2 and language = $3 and replaced_at is null returning version`,
    [tx.landlordId, template, language, now],
  );
  if ((replaced[0]?.version ?? 0) !== seenVersion) throw new RecordChanged('words of this message');
  const saved = await tx.query(
    `insert into message_wordings (landlord_id, template, language, version, subject, sentences, more, withdrawn, saved_at, saved_by, saved_by_name)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing returning version`,
    [tx.landlordId, template, language, seenVersion + 1, subject, sentences, more, withdrawn, now, actor.staffId, actor.name],
  );
  if (saved.length === 0) throw new RecordChanged('words of this message');
}
