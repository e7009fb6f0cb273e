import { isPlainDate } from '../../clock/index.ts';
import { datePartsIn, readForm, type Parsed } from '../../platform/forms/index.ts';
import { formList } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import { saidIn, wishDays, wishesOf, type SaidWishes, type Wish } from '../decide/wishes.ts';
import { halves } from '../model.ts';

/** The fields of the question, by name; ticks may travel as words in one field. */
export const wishFieldNames = ['wishDays', 'wishHalves', 'wishFrom-day', 'wishFrom-month', 'wishFrom-year'] as const;

/** What is ticked, whether it was sent box by box or carried along as one text. */
export const ticked = (body: FormBody, field: (typeof wishFieldNames)[number]): readonly string[] => formList(body, field).flatMap((value) => value.split(' '));

/** When a visit suits; nothing ticked and no date means any time, and is no mistake. */
export function parseWishes(body: FormBody): Parsed<readonly Wish[]> {
  const read = readForm(body);
  const typed = Object.values(datePartsIn(body, 'wishFrom')).some((part) => part !== '');
  const notBefore = typed ? read.date('wishFrom', 'Enter a date, like 27 3 2027, or leave it empty') : null;
  const [days, parts] = [ticked(body, 'wishDays'), ticked(body, 'wishHalves')];
  return read.result(() => wishesOf({ days: wishDays.filter((day) => days.includes(day)), halves: halves.filter((half) => parts.includes(half)), notBefore: notBefore ?? null }));
}

/** What is kept as the fields that would say it. */
export function fieldsOfWishes(wishes: readonly Wish[]): FormBody {
  return fieldsOfSaid(saidIn(wishes));
}

/** What a program says, as the fields of the page. */
export function fieldsOfSaid({ days, halves: parts, notBefore }: Partial<SaidWishes>): FormBody {
  const [year, month, day] = notBefore === null || notBefore === undefined || !isPlainDate(notBefore) ? ['', '', ''] : notBefore.split('-').map((part) => String(Number(part)));
  return { wishDays: [...(days ?? [])], wishHalves: [...(parts ?? [])], 'wishFrom-day': day ?? '', 'wishFrom-month': month ?? '', 'wishFrom-year': year ?? '' };
}
