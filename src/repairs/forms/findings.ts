import { formList, formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import { checklist, meterKinds, presences, type Findings, type MeterKind, type MeterReading, type Presence } from '../model/findings.ts';
import { readForm, type Parsed, type Reading } from '../../platform/forms/index.ts';

/** Places for readings on the form. */
export const readingRows = [1, 2, 3] as const;
const kinds = Object.keys(meterKinds) as readonly MeterKind[];
const mostOfALine = 120;

/** What was ticked, measured and seen. All of it may be left empty; `hasSignature` when one came with the form. */
export function parseFindings(body: FormBody, hasSignature: boolean): Parsed<Omit<Findings, 'phone'>> {
  const read = readForm(body);
  const ticked = formList(body, 'checked');
  const checked = checklist.filter(({ id }) => ticked.includes(id)).map(({ id }) => id);
  const readings = readingsIn(body, read);
  const presence = presenceIn(body, read, hasSignature);
  return read.result(() => ({ checked, readings, presence }));
}

/** Whether the resident was there; null where nobody said. */
export function presenceIn(body: FormBody, read: Reading, hasSignature: boolean): Presence | null {
  const presence = presences.find((word) => word === formText(body, 'presence')) ?? null;
  if (presence === 'signed' && !hasSignature) read.wrong('presence', 'Have them sign on the screen, or choose another answer');
  return presence;
}

/** True when nothing was ticked, measured or said of who was there: then there is nothing to record. */
export function nothingFound({ checked, readings, presence }: Omit<Findings, 'phone'>): boolean {
  return checked.length === 0 && readings.length === 0 && presence === null;
}

/** What was measured, line by line; lines that are left empty are none. */
export const readingsIn = (body: FormBody, read: Reading): readonly MeterReading[] => readingRows.flatMap((row) => readingIn(body, read, row));

function readingIn(body: FormBody, read: Reading, row: number): readonly MeterReading[] {
  const name = (part: string) => `reading-${row}-${part}`;
  const parts = ['kind', 'value', 'where', 'instrument'].map((part) => formText(body, name(part)));
  if (parts.every((part) => part === '')) return [];
  const kind = read.oneOf(name('kind'), kinds, 'Choose what was measured');
  const value = valueIn(read, name('value'), kind);
  const where = read.needed(name('where'), 'Say where it was measured', mostOfALine);
  const instrument = read.needed(name('instrument'), 'Name the instrument', mostOfALine);
  return kind === undefined || value === undefined ? [] : [{ kind, value, where, instrument }];
}

function valueIn(read: Reading, field: string, kind: MeterKind | undefined): number | undefined {
  const typed = read.text(field, mostOfALine).replace(',', '.').replace(/\s*(%|°?\s*C)$/i, '');
  const value = /^[-−]?\d{1,3}(\.\d{1,2})?$/.test(typed) ? Number(typed.replace('−', '-')) : undefined;
  if (value === undefined) read.wrong(field, 'Enter the reading as a number, like 18.5');
  else if (kind !== undefined && (value < meterKinds[kind].least || value > meterKinds[kind].most)) {
    read.wrong(field, `Check the reading: ${meterKinds[kind].words.toLowerCase()} is between ${meterKinds[kind].least} and ${meterKinds[kind].most} ${meterKinds[kind].unit}`);
  }
  return value;
}
