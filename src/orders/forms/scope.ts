import { formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import type { Reading } from '../../platform/forms/index.ts';
import type { AskedLine, OrderLine } from '../model.ts';
import { quantityInWords } from '../words.ts';

/** The scope as two boxes hold it: codes with quantities, and other work with a price; a line each. */
export function scopeIn(body: FormBody, read: Reading): readonly AskedLine[] {
  const codes = linesOf(body, 'codes').map((text) => codeIn(text) ?? wrong(read, 'codes', `Write “${shown(text)}” as a code, a space and a quantity, like PL101 2.5`));
  const others = linesOf(body, 'others').map((text) => otherIn(text) ?? wrong(read, 'others', `Write “${shown(text)}” as words, an equals sign and a price, like Skip hire = 180.00`));
  return [...codes, ...others].filter((line) => line !== undefined);
}

const linesOf = (body: FormBody, field: string): readonly string[] => formText(body, field).split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '');
const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

function wrong(read: Reading, field: string, words: string): undefined {
  read.wrong(field, words);
  return undefined;
}

function codeIn(text: string): AskedLine | undefined {
  const [, code = '', whole = '', part = ''] = /^(\S{1,40})\s+(\d{1,7})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  return code === '' ? undefined : { kind: 'rate', code, hundredths: Number(whole) * 100 + Number(part.padEnd(2, '0')) };
}

function otherIn(text: string): AskedLine | undefined {
  const [, description = '', price = ''] = /^(.{1,200}?)\s*=\s*(.+)$/.exec(text) ?? [];
  const pricePence = penceIn(price);
  return description === '' || pricePence === undefined ? undefined : { kind: 'words', description, pricePence };
}

/** "1,250.5" or "£1250.50" in pence; undefined when it is no sum of money. */
export function penceIn(text: string): number | undefined {
  const [, whole = '', part = ''] = /^£?\s*(\d{1,8}|\d{1,3}(?:,\d{3}){1,2})(?:\.(\d{1,2}))?$/.exec(text.trim()) ?? [];
  return whole === '' ? undefined : Number(whole.replaceAll(',', '')) * 100 + Number(part.padEnd(2, '0'));
}

/** "1250.50" for a box that holds a sum. */
export const poundsOf = (pence: number): string => (pence / 100).toFixed(2);

/** Lines as the two boxes show them. */
export function scopeFields(lines: readonly (OrderLine | AskedLine)[]): { readonly codes: string; readonly others: string } {
  return {
    codes: lines.flatMap((line) => (line.kind === 'rate' ? [`${line.code} ${quantityInWords(line.hundredths)}`] : [])).join('\n'),
    others: lines.flatMap((line) => (line.kind === 'words' ? [`${line.description} = ${poundsOf(line.pricePence)}`] : [])).join('\n'),
  };
}
