import { decoded } from '../page-visitor.ts';

/** A box, list or hidden part of a form, with what a person could send in it. */
export interface FormField {
  readonly name: string;
  readonly kind: 'hidden' | 'text' | 'choice' | 'ticks' | 'file';
  /** What it holds now, and every choice it offers. */
  readonly values: readonly string[];
}

/** A form of a page that is sent by POST. */
export interface PageForm {
  readonly action: string;
  readonly takesFiles: boolean;
  readonly fields: readonly FormField[];
}

/** Every form by POST on a page, with the buttons' own values and addresses left out. */
export function formsOfPage(page: string, url: string): readonly PageForm[] {
  return [...page.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, head = '', inside = '']) => {
    if (!/method="post"/i.test(head)) return [];
    const action = attribute(head, 'action') ?? url;
    return [{ action, takesFiles: head.includes('multipart/form-data'), fields: gathered(fieldsIn(inside)) }];
  });
}

function fieldsIn(inside: string): readonly FormField[] {
  const inputs = [...inside.matchAll(/<(?:input|button)\b[^>]*>/g)].flatMap(([tag]) => fieldOfTag(tag));
  const boxes = [...inside.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)].map(([, tag = '', text = '']): FormField => ({ name: attribute(tag, 'name') ?? '', kind: 'text', values: [decoded(text)] }));
  const lists = [...inside.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)].map(([, tag = '', options = '']): FormField => ({
    name: attribute(tag, 'name') ?? '', kind: 'choice', values: [...options.matchAll(/<option\b([^>]*)>/g)].map(([, option = '']) => attribute(option, 'value') ?? ''),
  }));
  return [...inputs, ...boxes, ...lists].filter(({ name }) => name !== '' && name !== '_csrf');
}

const kinds: Readonly<Record<string, FormField['kind']>> = { hidden: 'hidden', radio: 'choice', checkbox: 'ticks', file: 'file', submit: 'choice' };

function fieldOfTag(tag: string): readonly FormField[] {
  const name = attribute(tag, 'name');
  const type = attribute(tag, 'type') ?? 'text';
  return name === undefined ? [] : [{ name, kind: kinds[type] ?? 'text', values: [attribute(tag, 'value') ?? ''] }];
}

/** Each choice of a list of radios or boxes is a tag of its own: together they are one field. */
function gathered(fields: readonly FormField[]): readonly FormField[] {
  const byName = new Map<string, FormField>();
  for (const field of fields) {
    const before = byName.get(field.name);
    byName.set(field.name, before === undefined ? field : { ...before, values: [...before.values, ...field.values] });
  }
  return [...byName.values()];
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? undefined : decoded(value);
}
