import type { FormBody } from './visit.ts';

/** The one text of a field as typed, without the spaces around it; '' when missing; the last when sent twice. */
export function formText(body: FormBody, field: string): string {
  const value = body[field];
  const text = typeof value === 'string' ? value : (value?.at(-1) ?? '');
  return text.trim();
}

/** All texts of a field that may be ticked more than once. */
export function formList(body: FormBody, field: string): readonly string[] {
  const value = body[field];
  if (value === undefined || value === '') return [];
  return typeof value === 'string' ? [value] : value;
}

/** The version that a form was made from. One that does not say is older than any. */
export function seenVersionIn(body: FormBody): number {
  const text = formText(body, 'seenVersion');
  return /^\d{1,9}$/.test(text) ? Number(text) : -1;
}
