import { RecordChanged, type Tx } from '../../platform/database/index.ts';
import type { Landlord } from '../../platform/landlord.ts';
import type { RepairPolicy } from '../policy.ts';

/** Who changes settings, when, and which version of them their page showed. */
export interface SettingsSaving {
  readonly actor: { readonly staffId: string; readonly name: string };
  readonly now: string;
  readonly newId: () => string;
  readonly seenVersion: string;
}

export type LandlordDetails = Pick<Landlord, 'colour' | 'phone' | 'emergencyPhone' | 'email'>;

/** Saves what the landlord promises of repairs, unless somebody else has changed the settings since the page was made. */
export async function savePolicy(tx: Tx, before: RepairPolicy, after: RepairPolicy, saving: SettingsSaving): Promise<void> {
  const saved = await tx.query(
    `update landlords set settings = jsonb_set(settings, '{repairs}', $3::jsonb), settings_version = settings_version + 1
     where id = $1 and settings_version = $2 returning id`,
    [tx.landlordId, versionIn(saving), JSON.stringify(after)],
  );
  await recordChange(tx, { part: 'repairs', before, after, isSaved: saved.length > 0 }, saving);
}

/** Saves how the landlord is reached and its colour. */
export async function saveLandlordDetails(tx: Tx, before: LandlordDetails, after: LandlordDetails, saving: SettingsSaving): Promise<void> {
  const { colour, phone, emergencyPhone, email } = after;
  const saved = await tx.query(
    `update landlords set colour = $3, phone = $4, emergency_phone = $5, email = $6, settings_version = settings_version + 1
     where id = $1 and settings_version = $2 returning id`,
    [tx.landlordId, versionIn(saving), colour, phone, emergencyPhone, email],
  );
  await recordChange(tx, { part: 'landlord', before, after, isSaved: saved.length > 0 }, saving);
}

const versionIn = ({ seenVersion }: SettingsSaving): number => (/^\d{1,9}$/.test(seenVersion) ? Number(seenVersion) : -1);

interface Change {
  readonly part: 'repairs' | 'landlord';
  readonly before: object;
  readonly after: object;
  readonly isSaved: boolean;
}

async function recordChange(tx: Tx, { part, before, after, isSaved }: Change, { actor, now, newId }: SettingsSaving): Promise<void> {
  if (!isSaved) throw new RecordChanged('settings');
  await tx.query(
    'insert into settings_changes (landlord_id, id, at, actor_id, actor_name, part, before, after) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [tx.landlordId, newId(), now, actor.staffId, actor.name, part, JSON.stringify(before), JSON.stringify(after)],
  );
}
