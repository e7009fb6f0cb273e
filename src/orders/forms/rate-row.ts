import type { PlainDate } from '../../clock/index.ts';
import { bad, emptyCell, good, quoted, readCells, readDate, requiredOneOf, requiredText, type Read, type RowOutcome } from '../../platform/cells/index.ts';
import { trades, type Rate, type Trade } from '../model.ts';
import { penceIn } from './scope.ts';

/** The columns of a file of rates, in this order. */
export const rateColumns = ['contract', 'code', 'description', 'trade', 'unit', 'price', 'expires_on'] as const;

/** One row of a file of rates: the contract by its name. */
export interface RateRow extends Omit<Rate, 'contractId'> {
  readonly contractName: string;
}

/** Reads one row, with everything that is wrong with it. */
export function readRateRow(cells: readonly string[]): RowOutcome<RateRow> {
  return readCells(rateColumns, cells, (read): RateRow => ({
    contractName: read('contract', (text) => requiredText(text, 120)),
    code: read('code', codeOf),
    description: read('description', (text) => requiredText(text, 500)),
    trade: read('trade', (text): Read<Trade> => requiredOneOf(text, trades)),
    unit: read('unit', (text) => requiredText(text, 40)),
    pricePence: read('price', priceOf),
    expiresOn: read('expires_on', (text): Read<PlainDate | null> => readDate(text)),
  }), () => []);
}

/** Orders name a code before a space and a quantity, so it holds none. */
function codeOf(text: string): Read<string> {
  const read = requiredText(text, 40);
  return read.ok && /\s/.test(read.value) ? bad('The code holds a space.', 'Write it without: an order names a code, a space and a quantity.') : read;
}

function priceOf(text: string): Read<number> {
  if (text === '') return emptyCell('Write the price in pounds, such as 18.50.');
  const pence = penceIn(text);
  return pence === undefined || pence > 100_000_000 ? bad(`The value ${quoted(text)} is not a price.`, 'Write pounds and pence, such as 18.50, up to 1,000,000.') : good(pence);
}
