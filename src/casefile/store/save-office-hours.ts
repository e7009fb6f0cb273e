import type { Tx } from '../../platform/database/index.ts';
import { savePartOfSettings, type SettingsSaving } from '../../platform/landlord-settings.ts';
import type { OfficeHours } from '../model/office-hours.ts';

/** Saves when the office is open and who is on call, with who said so; `before` is undefined where nothing was set. */
export function saveOfficeHours(tx: Tx, { before, after }: { readonly before: OfficeHours | undefined; readonly after: OfficeHours }, saving: SettingsSaving): Promise<void> {
  return savePartOfSettings(tx, { part: 'officeHours', before: before ?? {}, after }, saving);
}
