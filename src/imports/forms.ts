import { formText } from '../platform/http/form-values.ts';
import type { FormBody } from '../platform/http/visit.ts';
import { importKinds, type ImportKind } from './model.ts';

export interface NewImport {
  readonly kind: ImportKind;
  readonly keepRoundUprns: boolean;
  readonly ownerEmail: string;
}

export type ParsedImport = { readonly ok: true; readonly command: NewImport } | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

/** What is said of a file when it is sent. */
export function parseNewImport(body: FormBody, file: { readonly filename: string; readonly size: number } | undefined): ParsedImport {
  const kind = importKinds.find((each) => each === formText(body, 'kind'));
  const ownerEmail = formText(body, 'ownerEmail');
  const errors: Record<string, string> = {};
  if (kind === undefined) errors['kind'] = 'Choose what is in the file';
  if (file === undefined) errors['file'] = 'Choose the file';
  else if (file.size === 0) errors['file'] = 'The file is empty';
  if (ownerEmail.length > 254 || (ownerEmail !== '' && !/^[^\s@]+@[^\s@]+$/.test(ownerEmail))) errors['ownerEmail'] = 'Enter an email address such as name@example.com';
  if (kind === undefined || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, command: { kind, ownerEmail, keepRoundUprns: formText(body, 'keepRoundUprns') === 'yes' } };
}

/** The name of a file as it may be shown: without its folders, and not endless. */
export function shownFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  // eslint-disable-next-line no-control-regex -- a name may hold anything
  const clean = last.toWellFormed().replaceAll(/[\u0000-\u001f\u007f]/g, ' ').trim().slice(0, 200).toWellFormed();
  return clean === '' ? 'a file without a name' : clean;
}
