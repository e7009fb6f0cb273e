import { parseArgs } from 'node:util';
import { isFirstStart, makeInPlace, makeOnNewServer, printSignIns, type Saying } from './make-demonstration-here.ts';
import { readConfig, type Config } from './platform/config.ts';

const mostHomes = 1_000_000;
const mostYears = 10;

/** `putright demo [--homes N] [--years Y]`: the invented landlords in another size, before the first start. */
export async function demonstrationCommand(args: readonly string[], saying: Saying): Promise<number> {
  const config = configFor(args, readConfig());
  const made = isFirstStart(config) ? await makeOnNewServer(config, saying) : await makeInPlace(config, saying);
  if (!made) throw new Error('There is a landlord here already: the invented ones are made only where there is nothing yet. Set DATA_DIR to another folder, or DATABASE_URL to another database.');
  printSignIns(saying);
  return 0;
}

/** What was asked for, over what the settings say. */
export function configFor(args: readonly string[], config: Config): Config {
  const { values } = parseArgs({ args: [...args], options: { homes: { type: 'string' }, years: { type: 'string' } }, strict: true });
  return {
    ...config,
    demonstrationHomes: wholeNumber('--homes', values.homes, config.demonstrationHomes, mostHomes),
    demonstrationYears: wholeNumber('--years', values.years, config.demonstrationYears, mostYears),
  };
}

function wholeNumber(name: string, text: string | undefined, otherwise: number, most: number): number {
  if (text === undefined) return otherwise;
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  if (!(value >= 1 && value <= most)) throw new Error(`${name} is "${text}": give a whole number from 1 to ${most}.`);
  return value;
}
