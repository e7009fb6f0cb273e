import type { Tx } from '../../platform/database/index.ts';
import { recordSettingsChange, savePartOfSettings, type SettingsSaving } from '../../platform/landlord-settings.ts';
import type { Landlord } from '../../platform/landlord.ts';
import type { RepairPromises } from '../policy.ts';

export type LandlordDetails = Pick<Landlord, 'colour' | 'phone' | 'emergencyPhone' | 'email'>;

/** Saves what the landlord promises of repairs, unless somebody else has changed the settings since the page was made. */
export function savePolicy(tx: Tx, before: RepairPromises, after: RepairPromises, saving: SettingsSaving): Promise<void> {
  return savePartOfSettings(tx, { part: 'repairs', before, after }, saving);
}

/** Saves how the landlord is reached and its colour. */
export async function saveLandlordDetails(tx: Tx, before: LandlordDetails, after: LandlordDetails, saving: SettingsSaving): Promise<void> {
  const { colour, phone, emergencyPhone, email } = after;
  const saved = await tx.query(
    `update landlords set colour = $3, phone = $4, emergency_phone = $5, email = $6, settings_version = settings_version + 1
     where id = $1 and settings_version = $2 returning id`,
    [tx.landlordId, saving.seenVersion, colour, phone, emergencyPhone, email],
  );
  await recordSettingsChange(tx, { part: 'landlord', before, after, isSaved: saved.length > 0 }, saving);
}
