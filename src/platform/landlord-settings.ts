import { RecordChanged, type Tx } from './database/index.ts';

/** Who changes settings, when, and which version of them their page showed. */
export interface SettingsSaving {
  readonly actor: { readonly staffId: string; readonly name: string };
  readonly now: string;
  readonly newId: () => string;
  readonly seenVersion: number;
}

/** One part of a landlord's settings as it was and as it is to be; a slice owns each part. */
export interface SettingsPart {
  readonly part: string;
  readonly before: object;
  readonly after: object;
}

/** Saves one part of the settings and who changed it, unless somebody else has changed them since the page was made. */
export async function savePartOfSettings(tx: Tx, { part, before, after }: SettingsPart, saving: SettingsSaving): Promise<void> {
  const saved = await tx.query(
    `update landlords set settings = jsonb_set(settings, array[$4], $3::jsonb), settings_version = settings_version + 1
     where id = $1 and settings_version = $2 returning id`,
    [tx.landlordId, saving.seenVersion, JSON.stringify(after), part],
  );
  await recordSettingsChange(tx, { part, before, after, isSaved: saved.length > 0 }, saving);
}

/** Writes down who changed what, where it was saved. */
export async function recordSettingsChange(tx: Tx, { part, before, after, isSaved }: SettingsPart & { readonly isSaved: boolean }, { actor, now, newId }: SettingsSaving): Promise<void> {
  if (!isSaved) throw new RecordChanged('settings');
  await tx.query(
    'insert into settings_changes (landlord_id, id, at, actor_id, actor_name, part, before, after) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [tx.landlordId, newId(), now, actor.staffId, actor.name, part, JSON.stringify(before), JSON.stringify(after)],
  );
}
