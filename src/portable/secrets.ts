import type { LeftBehind } from '../platform/portable/index.ts';

// What signs somebody in is worth something at the old address only, or belongs to whoever made it: a copy of a landlord
// must not be a copy of its keys. The key that signs residents' links does travel: without it every link in every
// letter and message already sent would stop working.

/** Cookies of browsers, and links to reports begun and not sent, at the old address: nobody can use them at another. */
const ofTheOldAddress = ['sessions', 'known_devices', 'reports_kept'];

/** How staff and other programs prove who they are. They may travel when whoever moves the landlord says so. */
const credentials: LeftBehind = {
  tables: ['api_tokens'],
  columns: { sign_in_names: ['password_hash', 'password_is_temporary', 'password_changed_at'] },
};

/** What stays behind when one landlord is exported. */
export function leftBehind({ withCredentials }: { readonly withCredentials: boolean }): LeftBehind {
  if (withCredentials) return { tables: ofTheOldAddress, columns: {} };
  return { tables: [...ofTheOldAddress, ...credentials.tables], columns: credentials.columns };
}

/** Every secret of the schema and whether it leaves; a test finds columns that look like one and are not here. */
export const decidedSecrets: Readonly<Record<string, 'travels' | 'with credentials' | 'stays'>> = {
  'landlord_keys.key': 'travels',
  'sessions.id': 'stays',
  'known_devices.id': 'stays',
  'reports_kept.token_hash': 'stays',
  'api_tokens.secret_hash': 'with credentials',
  'sign_in_names.password_hash': 'with credentials',
};
