import type { Database } from '../../src/platform/database/index.ts';
import type { BuiltLandlord } from './landlord.ts';

/** Somebody who asked to be reached so, and how they then are. */
export interface Asked {
  readonly who: string;
  readonly record: Readonly<Record<'preferred_channel' | 'mobile' | 'email' | 'language' | 'format', string | null>>;
  readonly notWorking?: readonly [channel: string, address: string] | undefined;
  readonly expected: readonly [channel: string, largePrint: boolean];
  readonly tasks: readonly string[];
}
const usual = { preferred_channel: 'text', mobile: '07700900123', email: 'a.okafor@example.org', language: 'English', format: 'standard' };
export const people: readonly Asked[] = [
  { who: 'an email', record: { ...usual, preferred_channel: 'email' }, expected: ['email', false], tasks: [] },
  { who: 'letters in large print', record: { ...usual, format: 'large print' }, expected: ['letter', true], tasks: [] },
  { who: 'texts to a number that does not work', record: usual, notWorking: ['text', '07700900123'], expected: ['email', false], tasks: [] },
  { who: 'a call, in Polish', record: { ...usual, preferred_channel: 'phone', language: 'Polish' }, expected: ['text', false], tasks: ['call', 'language'] },
];

/** Puts it on their record. */
export function askForIt(database: Database, { id, residentId }: BuiltLandlord, { record, notWorking }: Pick<Asked, 'record' | 'notWorking'>): Promise<void> {
  return database.inLandlord(id, async (tx) => {
    await tx.query('delete from addresses_not_working where landlord_id = $1 and resident_id = $2', [id, residentId]);
    await tx.query('update residents set preferred_channel = $2, mobile = $3, email = $4, language = $5, format = $6 where id = $1', [residentId, ...Object.values(record)]);
    if (notWorking !== undefined) await tx.query(`insert into addresses_not_working (landlord_id, resident_id, channel, address, since, why) values ($1, $2, $3, $4, now(), 'No such number')`, [id, residentId, ...notWorking]);
  });
}
