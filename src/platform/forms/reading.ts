import { dateOf, englandAndWales, type PlainDate } from '../../clock/index.ts';
import type { FieldErrors } from '../govuk/index.ts';
import { formText } from '../http/form-values.ts';
import type { FormBody } from '../http/visit.ts';

/** What a form came to: a command, or what is wrong with each field in words. */
export type Parsed<Command> = { readonly ok: true; readonly command: Command } | { readonly ok: false; readonly errors: FieldErrors };

export const mostWords = 2000;

/** Reads one form's fields, and keeps what is wrong with them. */
export interface Reading {
  /** Text, '' when left empty. */
  readonly text: (field: string, most?: number) => string;
  /** Text that may not be left empty. */
  readonly needed: (field: string, ifEmpty: string, most?: number) => string;
  /** One of a list. */
  readonly oneOf: <Choice extends string>(field: string, choices: readonly Choice[], ifNone: string) => Choice | undefined;
  /** A day that clocks and promises may count from or to: within the calendar of bank holidays. */
  readonly date: (field: string, ifWrong: string) => PlainDate | undefined;
  /** A day that may lie long back, such as when somebody was born or a tenancy began. */
  readonly dateLongAgo: (field: string, ifWrong: string) => PlainDate | undefined;
  readonly wrong: (field: string, words: string) => void;
  /** The command, when nothing was wrong and every part is there. */
  readonly result: <Command>(make: () => Command | undefined) => Parsed<Command>;
}

/** Starts reading a form. */
export function readForm(body: FormBody): Reading {
  const errors: Record<string, string> = {};
  const wrong = (field: string, words: string) => {
    errors[field] ??= words;
  };
  const text = (field: string, most = mostWords) => {
    const typed = formText(body, field).replaceAll('\r\n', '\n');
    if (typed.length > most) wrong(field, `Shorten this to ${most} characters: it has ${typed.length}`);
    return typed;
  };
  return {
    text, wrong,
    needed: (field, ifEmpty, most) => {
      const typed = text(field, most);
      if (typed === '') wrong(field, ifEmpty);
      return typed;
    },
    oneOf: (field, choices, ifNone) => {
      const typed = formText(body, field);
      const choice = choices.find((word) => word === typed);
      if (choice === undefined) wrong(field, ifNone);
      return choice;
    },
    date: (field, ifWrong) => {
      const date = dateIn(body, field);
      const problem = date === undefined ? ifWrong : outsideCalendar(date);
      if (problem !== undefined) wrong(field, problem);
      return date;
    },
    dateLongAgo: (field, ifWrong) => {
      const date = dateIn(body, field);
      if (!(date !== undefined && date >= longestAgo && date <= englandAndWales.knownUntil)) wrong(field, ifWrong);
      return date;
    },
    result: (make) => {
      const command = Object.keys(errors).length === 0 ? make() : undefined;
      return command === undefined ? { ok: false, errors } : { ok: true, command };
    },
  };
}

/** Earlier than anybody alive was born: a year typed with a slip. */
const longestAgo = '1900-01-01';

/** Bank holidays are known only so far, and nothing can be promised past them. */
export function isWithinCalendar(date: PlainDate): boolean {
  return date >= englandAndWales.knownFrom && date <= englandAndWales.knownUntil;
}

function outsideCalendar(date: PlainDate): string | undefined {
  if (isWithinCalendar(date)) return undefined;
  const { knownFrom, knownUntil } = englandAndWales;
  return date < knownFrom ? `Enter a date in ${knownFrom.slice(0, 4)} or later` : `Enter a date before ${Number(knownUntil.slice(0, 4)) + 1}`;
}

function dateIn(body: FormBody, field: string): PlainDate | undefined {
  const { day, month, year } = datePartsIn(body, field);
  if (![day, month, year].every((part) => /^\d{1,4}$/.test(part))) return undefined;
  try {
    return dateOf(Number(year), Number(month), Number(day));
  } catch {
    return undefined;
  }
}

/** The three boxes of a date as typed. */
export function datePartsIn(body: FormBody, field: string): { readonly day: string; readonly month: string; readonly year: string } {
  return { day: formText(body, `${field}-day`), month: formText(body, `${field}-month`), year: formText(body, `${field}-year`) };
}
