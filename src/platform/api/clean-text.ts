import { storableText } from '../storable-text.ts';

const deepest = 12;

/**
 * JSON as we keep it: texts without the spaces around them, without the character that PostgreSQL cannot hold, with whole
 * characters and one kind of line end. What is nested deeper than any of our schemas is cut off there: they refuse what is
 * left of it, and nothing after them walks down to its end.
 */
export function cleanTexts(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return storableText(value).replaceAll('\r\n', '\n').trim();
  if (typeof value !== 'object' || value === null) return value;
  if (depth > deepest) return null;
  if (Array.isArray(value)) return value.map((entry) => cleanTexts(entry, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, cleanTexts(entry, depth + 1)]));
}
