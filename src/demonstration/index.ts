import { setImmediate } from 'node:timers/promises';
import { addDays, dateInLondon, startOfDay, type Instant } from '../clock/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Landlord } from '../platform/landlord.ts';
import type { RepairDraft } from '../repairs/index.ts';
import { hashPassword } from '../staff/index.ts';
import { history, referenceCounter } from './history.ts';
import { demonstrationPassword, millgate, tarnbrook, type InventedLandlord } from './invented-landlords.ts';
import { saveHistory } from './save-history.ts';
import { chanceOf } from './seeded.ts';
import { settleLandlord, type Making } from './settle-landlord.ts';
import { settleResidents } from './settle-residents.ts';

export { demonstrationPassword };

export interface DemonstrationOptions {
  readonly homes: number;
  readonly days: number;
  readonly now: Instant;
  readonly newId: () => string;
  /** How far along, 0 to 1, and what is being made. */
  readonly onProgress: (share: number, what: string) => void;
}

const everyLandlord = [tarnbrook, millgate] as const;
const savedTogether = 60;

/** Two invented landlords with a year behind them. The second is there so that anyone can see that they are kept apart. */
export async function makeDemonstration(database: Database, options: DemonstrationOptions): Promise<void> {
  const passwordHash = await hashPassword(demonstrationPassword);
  const startedAt = startOfDay(addDays(dateInLondon(options.now), -options.days));
  const making: Making = { database, newId: options.newId, now: options.now, days: options.days, startedAt, passwordHash };
  let done = 0;
  for (const landlord of everyLandlord) {
    const from = done;
    const homes = Math.max(12, Math.round((options.homes * landlord.share) / 100));
    await makeLandlord(landlord, homes, making, (share, what) =>
      options.onProgress((from + share * landlord.share) / 100, `${landlord.name}: ${what}`));
    done += landlord.share;
  }
  options.onProgress(1, 'done');
}

async function makeLandlord(invented: InventedLandlord, homes: number, making: Making, progress: (share: number, what: string) => void): Promise<void> {
  const { database, now, newId, days } = making;
  const chance = chanceOf(invented.seed);
  progress(0, `${homes} homes`);
  const landlord = await settleLandlord(invented, homes, making);
  const settled = await database.inLandlord(landlord.id, (tx) => settleResidents(tx, chance.branch('residents'), making));
  const references = referenceCounter();
  const expected = (settled.length * 3.2 * days) / 365;
  let made = 0;
  let waiting: RepairDraft[] = [];
  // One batch is saved while the next is lived through: PostgreSQL works beside us, not after us.
  let saving: Promise<void> = Promise.resolve();
  const saveBehind = async () => {
    await saving;
    const drafts = waiting;
    waiting = [];
    saving = database.inLandlord(landlord.id, (tx) => saveHistory(tx, drafts, now));
    saving.catch(() => undefined);
    progress(Math.min(0.99, made / expected), `${made} repairs`);
  };
  for (const story of history({ landlord, homes: settled, chance: chance.branch('repairs'), now, days, newId, nextReference: references.next })) {
    waiting.push(story.draft, ...story.children.map(({ draft }) => draft));
    made += 1;
    await setImmediate();
    if (waiting.length >= savedTogether) await saveBehind();
  }
  await saveBehind();
  await saving;
  await database.inLandlord(landlord.id, async (tx) => {
    for (const [year, count] of references.taken) {
      await tx.query('insert into reference_counters (landlord_id, prefix, year, next_number) values ($1, $2, $3, $4)', [landlord.id, 'REP', year, count + 1]);
    }
    await tx.query(`update landlords set settings = settings || jsonb_build_object('demonstrationMadeAt', $2::text) where id = $1`, [landlord.id, now]);
  });
}

/** True when making it was cut short: there is less than a whole landlord, and it cannot be gone on with. */
export function isHalfMade(landlords: readonly Pick<Landlord, 'slug' | 'isInvented' | 'settings'>[]): boolean {
  const invented = landlords.filter(({ isInvented }) => isInvented);
  const whole = invented.filter(({ settings }) => typeof settings['demonstrationMadeAt'] === 'string');
  return invented.length > 0 && whole.length < everyLandlord.length;
}

export interface SignInToTry {
  readonly landlord: string;
  readonly email: string;
  readonly role: string;
}

/** One account for each part people play, for whoever tries the demonstration. */
export function signInsToTry(): SignInToTry[] {
  return everyLandlord.flatMap((landlord) =>
    landlord.members
      .filter(({ mailbox }) => !/\d$/.test(mailbox))
      .map(({ mailbox, roles }) => ({ landlord: landlord.name, email: `${mailbox}@${landlord.domain}`, role: roles.join(', ') })),
  );
}
