import type { Tx } from '../../platform/database/index.ts';
import type { OwnWording, Wording } from '../words/model.ts';

/** As a column of a query that reads somebody: the landlord's words in force, in English and in the language of that column. */
export const wordingsInForce = (landlord: string, language: string): string =>
  `coalesce((select json_agg(json_build_object('template', w.template, 'language', w.language, 'subject', w.subject, 'sentences', w.sentences, 'more', w.more))
     from message_wordings w
     where w.landlord_id = ${landlord} and w.replaced_at is null and not w.withdrawn
       and lower(w.language) in ('english', lower(trim(coalesce(${language}, ''))))), '[]')`;

/** The landlord's own English words in force. */
export async function englishWordings(tx: Tx): Promise<readonly OwnWording[]> {
  const [found] = await tx.query<{ wordings: readonly OwnWording[] }>(`select ${wordingsInForce('$1', "'English'")} as wordings`, [tx.landlordId]);
  return found?.wordings ?? [];
}

export interface WordingVersion extends Wording {
  readonly version: number;
  readonly language: string;
  readonly withdrawn: boolean;
  readonly savedAt: string;
  readonly savedByName: string;
}

const columns = `template, language, version, subject, sentences, more, withdrawn, saved_at as "savedAt", saved_by_name as "savedByName"`;

/** What is in force of every message, withdrawn ones too: few enough to read together. */
export function wordingsOfLandlord(tx: Tx): Promise<(WordingVersion & { readonly template: string })[]> {
  return tx.query(`select ${columns} from message_wordings where landlord_id = $1 and replaced_at is null order by template, language limit 2000`, [tx.landlordId]);
}

const versionsATime = 20;

/** The versions of one message in one language, newest first, twenty at a time from below `before`. */
export async function wordingVersions(tx: Tx, { template, language, before }: { readonly template: string; readonly language: string; readonly before?: number | undefined }): Promise<{ readonly rows: readonly WordingVersion[]; readonly next: number | null }> {
  const found = await tx.query<WordingVersion>(
    `select ${columns} from message_wordings
     where landlord_id = $1 and template = $2 and lower(language) = lower($3) and ($4::integer is null or version < $4) order by version desc limit ${versionsATime + 1}`,
    [tx.landlordId, template, language, before ?? null],
  );
  const rows = found.slice(0, versionsATime);
  return { rows, next: found.length > versionsATime ? (rows.at(-1)?.version ?? null) : null };
}
