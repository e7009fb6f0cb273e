import { hoursOf, partOfDayInWords, type PartOfDay } from '../../appointments/index.ts';
import { longDate, type PlainDate } from '../../clock/index.ts';
import { english, type WordValue, type WordValues } from './model.ts';
import { sameLanguage } from './templates.ts';

/** `((visit day))`, with nothing of brackets inside; a bracket of the sentence may stand around it. */
export const placeholderPattern = /\(\(([^()]{1,40})\)\)/g;

export const placeholdersIn = (text: string): string[] => [...text.matchAll(placeholderPattern)].map(([, name = '']) => name);

/** Puts values in the places of their names. A name without a value stays to be seen: the lint lets none through. */
export function fill(text: string, values: WordValues, { language, today }: { readonly language: string; readonly today: PlainDate }): string {
  return text.replaceAll(placeholderPattern, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === 'string' ? value : inLanguage(value, language, today);
  });
}

function inLanguage(value: Exclude<WordValue, string>, language: string, today: PlainDate): string {
  const isEnglish = sameLanguage(language, english);
  if ('day' in value) return isEnglish ? longDate(value.day, today) : dayIn(language, value.day);
  return isEnglish ? partOfDayInWords(value.hours) : hoursInFigures(value.hours);
}

/** '8:00–12:00'. */
function hoursInFigures(part: PartOfDay): string {
  const { from, until } = hoursOf(part);
  return [from, until].map((minutes) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`).join('–');
}

/** How a language says a day, where its usual name tells us; figures otherwise. */
function dayIn(language: string, day: PlainDate): string {
  const locale = locales.get(language.trim().toLowerCase());
  const [year = '', month = '', date = ''] = day.split('-');
  if (locale === undefined) return `${date}/${month}/${year}`;
  const format = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format.format(Date.UTC(Number(year), Number(month) - 1, Number(date)));
}

// Main languages of households in England and Wales at the census of 2021 that are not English, by their usual English names.
const locales: ReadonlyMap<string, string> = new Map(Object.entries({
  polish: 'pl', romanian: 'ro', panjabi: 'pa', punjabi: 'pa', urdu: 'ur', portuguese: 'pt', spanish: 'es', arabic: 'ar', bengali: 'bn', gujarati: 'gu',
  italian: 'it', french: 'fr', german: 'de', turkish: 'tr', lithuanian: 'lt', somali: 'so', tamil: 'ta', bulgarian: 'bg', hungarian: 'hu', ukrainian: 'uk',
  russian: 'ru', kurdish: 'ku', farsi: 'fa', persian: 'fa', welsh: 'cy', greek: 'el', slovak: 'sk', czech: 'cs', chinese: 'zh', albanian: 'sq', latvian: 'lv',
}));
