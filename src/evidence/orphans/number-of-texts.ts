import type { Database, Tx } from '../../platform/database/index.ts';
import type { Landlord } from '../../platform/landlord.ts';
import { everyLandlord } from '../../platform/landlord.ts';
import { savePartOfSettings, type SettingsSaving } from '../../platform/landlord-settings.ts';
import { numberKey } from '../../platform/number-key.ts';

type Settings = Landlord['settings'];

/** The numbers that people text, by the organisation that each belongs to. */
export function textNumbersFrom(settings: Settings): Readonly<Record<string, string>> {
  return (settings['textsIn'] as { readonly numbers: Readonly<Record<string, string>> } | undefined)?.numbers ?? {};
}

/** Keeps the number of an organisation; '' takes it away. */
export async function saveTextNumber(tx: Tx, settings: Settings, { organisationId, number }: { readonly organisationId: string; readonly number: string }, saving: SettingsSaving): Promise<void> {
  const before = textNumbersFrom(settings);
  const { [organisationId]: _gone, ...others } = before;
  const after = number === '' ? others : { ...others, [organisationId]: number };
  await savePartOfSettings(tx, { part: 'textsIn', before: { numbers: before }, after: { numbers: after } }, saving);
}

/** Whose number it is, of all landlords here; undefined where nobody's, or where two say that it is theirs. */
export async function whoseNumber(database: Pick<Database, 'beforeLandlord'>, number: string): Promise<{ readonly landlordId: string; readonly organisationId: string } | undefined> {
  const key = numberKey(number);
  const found = [];
  for await (const { id, settings } of everyLandlord(database)) {
    for (const [organisationId, own] of Object.entries(textNumbersFrom(settings))) if (numberKey(own) === key) found.push({ landlordId: id, organisationId });
  }
  return found.length === 1 ? found[0] : undefined;
}
