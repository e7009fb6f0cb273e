import type { PlainDate } from '../../clock/index.ts';
import type { AskedLine, OrderLine, Rate, WorkOrder } from '../model.ts';

const mostLines = 50;
/** A million pounds: more than that is no repair but a project. */
export const mostOrderPence = 100_000_000;

/** What one line comes to, to the nearest penny. */
export function lineValue(line: OrderLine): number {
  return line.kind === 'words' ? line.pricePence : Math.round((line.hundredths * line.pricePence) / 100);
}

/** What the whole scope comes to. */
export const scopeValue = (lines: readonly OrderLine[]): number => lines.reduce((sum, line) => sum + lineValue(line), 0);

/** What an order still holds of its contract's money: nothing once it is cancelled. */
export const commitmentOf = (order: Pick<WorkOrder, 'state' | 'valuePence'> | undefined): number =>
  order === undefined || order.state.kind === 'cancelled' ? 0 : order.valuePence;

export type Priced =
  | { readonly ok: true; readonly lines: readonly OrderLine[] }
  | { readonly ok: false; readonly refusal: 'nothing-ordered' | 'too-many-lines' | 'rate-unknown' | 'rate-expired' | 'rate-twice' | 'quantity-missing' | 'price-missing' | 'words-missing' | 'order-too-large'; readonly codes?: string };

/** The lines with the prices of the contract on that day, or why they cannot be had. */
export function priced(asked: readonly AskedLine[], rates: readonly Rate[], today: PlainDate): Priced {
  if (asked.length === 0) return { ok: false, refusal: 'nothing-ordered' };
  if (asked.length > mostLines) return { ok: false, refusal: 'too-many-lines' };
  const wrong = wrongWithCodes(asked, rates, today) ?? wrongWithFigures(asked);
  if (wrong !== undefined) return wrong;
  const lines = asked.map((line): OrderLine => (line.kind === 'words' ? line : { ...rateOf(line.code, rates), kind: 'rate', hundredths: line.hundredths }));
  return scopeValue(lines) > mostOrderPence ? { ok: false, refusal: 'order-too-large' } : { ok: true, lines };
}

function wrongWithCodes(asked: readonly AskedLine[], rates: readonly Rate[], today: PlainDate): Priced | undefined {
  const codes = asked.flatMap((line) => (line.kind === 'rate' ? [line.code] : []));
  const found = new Map(rates.map((rate) => [rate.code, rate]));
  const unknown = codes.filter((code) => !found.has(code));
  if (unknown.length > 0) return { ok: false, refusal: 'rate-unknown', codes: unknown.join(', ') };
  const expired = codes.filter((code) => (found.get(code)?.expiresOn ?? today) < today);
  if (expired.length > 0) return { ok: false, refusal: 'rate-expired', codes: expired.join(', ') };
  const twice = codes.filter((code, at) => codes.indexOf(code) !== at);
  return twice.length > 0 ? { ok: false, refusal: 'rate-twice', codes: twice.join(', ') } : undefined;
}

function wrongWithFigures(asked: readonly AskedLine[]): Priced | undefined {
  if (asked.some((line) => line.kind === 'rate' && !isCount(line.hundredths, 1))) return { ok: false, refusal: 'quantity-missing' };
  if (asked.some((line) => line.kind === 'words' && !isCount(line.pricePence, 0))) return { ok: false, refusal: 'price-missing' };
  return asked.some((line) => line.kind === 'words' && line.description === '') ? { ok: false, refusal: 'words-missing' } : undefined;
}

const isCount = (figure: number, least: number): boolean => Number.isInteger(figure) && figure >= least && figure <= mostOrderPence;

function rateOf(code: string, rates: readonly Rate[]): Pick<Rate, 'code' | 'description' | 'unit' | 'pricePence'> {
  const { description = '', unit = '', pricePence = 0 } = rates.find((rate) => rate.code === code) ?? {};
  return { code, description, unit, pricePence };
}

/** True when other work is asked for than was agreed: another code, other words, or one of them gone. Only the quantities may differ. */
export function scopeDiffers(agreed: readonly OrderLine[], asked: readonly OrderLine[]): boolean {
  const names = (lines: readonly OrderLine[]) => lines.map((line) => (line.kind === 'rate' ? `rate ${line.code} at ${line.pricePence}` : `words ${line.description} for ${line.pricePence}`)).toSorted();
  return names(agreed).join('\n') !== names(asked).join('\n');
}

/** True when it is the very same scope: nothing would change. */
export function sameScope(one: readonly OrderLine[], other: readonly OrderLine[]): boolean {
  const quantities = (lines: readonly OrderLine[]) => lines.map((line) => (line.kind === 'rate' ? `${line.code} ${line.hundredths}` : '')).toSorted();
  return !scopeDiffers(one, other) && quantities(one).join('\n') === quantities(other).join('\n');
}
