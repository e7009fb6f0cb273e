import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { instant } from './clock/index.ts';
import { demonstrationPassword, isHalfMade, makeDemonstration, signInsToTry, untilNobodyMakes } from './demonstration/index.ts';
import { currentInstant } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import { openFileStore } from './platform/files/index.ts';
import { listLandlords, type Landlord } from './platform/landlord.ts';
import { openProduct, type OpenProduct } from './platform/open-product.ts';

export interface Saying {
  readonly say: (line: string) => void;
  readonly progress: (share: number, what: string) => void;
}

/**
 * While a new server of our own is filled nobody copies its log elsewhere, so it writes none of rows that it can put on disk
 * itself before it says that they are there. Nothing here makes it less durable.
 */
const whileFilling = { wal_level: 'minimal', max_wal_senders: '0', max_wal_size: '8GB', checkpoint_timeout: '1h' };

/** True where the embedded server would be started for the first time. */
export function isFirstStart({ databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>): boolean {
  return databaseUrl === undefined && !existsSync(join(dataDir, 'cluster')) && !existsSync(join(dataDir, 'elsewhere'));
}

/** Makes the invented landlords on a server that has never been started, and stops it again. */
export async function makeOnNewServer(config: Config, saying: Saying): Promise<boolean> {
  const product = await openProduct(config, { log: saying.say, serverSettings: whileFilling });
  try {
    return await makeIn(product, { config, isFresh: true }, saying);
  } finally {
    await product.close();
  }
}

/** The same on a database that has been started before; false when somebody is there already. */
export async function makeInPlace(config: Config, saying: Saying): Promise<boolean> {
  const product = await openProduct(config, { log: saying.say });
  try {
    return await makeIn(product, { config, isFresh: false }, saying);
  } finally {
    await product.close();
  }
}

/** Who is here. Waits while invented landlords are being made, and throws where their making was cut short. */
export async function wholeLandlords({ database, ownerUrl }: OpenProduct, { databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>): Promise<Landlord[]> {
  const list = () => database.beforeLandlord(listLandlords);
  let landlords = await list();
  if (isHalfMade(landlords)) {
    await untilNobodyMakes(ownerUrl);
    landlords = await list();
  }
  if (isHalfMade(landlords)) throw new Error(`Making the invented landlords was cut short. Delete ${databaseUrl === undefined ? `the folder ${dataDir}` : 'what is in the database'} and start again.`);
  return landlords;
}

interface Wanted {
  readonly config: Config;
  readonly isFresh: boolean;
}

/** Makes the invented landlords in an open database without landlords; false when there are some already. */
async function makeIn(product: OpenProduct, { config, isFresh }: Wanted, { say, progress }: Saying): Promise<boolean> {
  if ((await wholeLandlords(product, config)).length > 0) return false;
  const { database, ownerUrl } = product;
  const { demonstrationHomes: homes, demonstrationYears: years } = config;
  say(`Making two invented landlords with ${homes} homes and ${years === 1 ? 'a year' : `${years} years`} of repairs.`);
  return makeDemonstration(database, { homes, days: years * 365, now: instant(currentInstant()), ownerUrl, isFresh, files: openFileStore(config), onProgress: progress });
}

export function printSignIns({ say }: Pick<Saying, 'say'>): void {
  say('\nSign in to the demonstration with any of these; everyone and everything in it is invented.');
  for (const { landlord, email, role } of signInsToTry()) say(`  ${email.padEnd(32)} ${role.padEnd(36)} ${landlord}`);
  say(`  password for all of them: ${demonstrationPassword}`);
}
