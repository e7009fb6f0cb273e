import type { FieldErrors } from '../../platform/govuk/index.ts';
import type { FormBody } from '../../platform/http/visit.ts';

export type Parsed<Command> = { readonly ok: true; readonly command: Command } | { readonly ok: false; readonly errors: FieldErrors };

/** The command, if nothing is wrong; else every error that is not undefined. */
export function parsed<Command>(command: Command, wrong: Readonly<Record<string, string | undefined>>): Parsed<Command> {
  const errors = Object.fromEntries(Object.entries(wrong).flatMap(([field, words]) => (words === undefined ? [] : [[field, words]])));
  return Object.keys(errors).length === 0 ? { ok: true, command } : { ok: false, errors };
}

/** A password exactly as typed: spaces at its ends belong to it. */
export function passwordText(body: FormBody, field: string): string {
  const value = body[field];
  return typeof value === 'string' ? value : '';
}

const emailShape = /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>".]+$/;

/** Whether a message could be sent there, as far as anybody can tell by looking. */
export function looksLikeEmail(text: string): boolean {
  return text.length <= 200 && emailShape.test(text);
}
