import { escaped } from '../../html/index.ts';
import type { FormBody } from '../visit.ts';

/** Something that was sent, as a person knows it. */
export interface Said {
  readonly label: string;
  readonly words: string;
}

export interface PutBack {
  /** The page, with what was sent in its boxes again. */
  readonly markup: string;
  /** What the boxes say on the page as it is now, where something else was sent. */
  readonly now: readonly Said[];
  /** Sent, and no box of the form takes it. */
  readonly unplaced: FormBody;
}

const controls = /<input\b[^>]*>|<textarea\b[^>]*>[\s\S]*?<\/textarea>|<select\b[^>]*>[\s\S]*?<\/select>/g;

/**
 * Puts what was sent back into the form that sends to this address, on a page that shows it as the record is now. What only the
 * page knows (hidden fields, with the version it was made from) stays the page's. Undefined where the page has no such form.
 */
export function putBack(page: string, { action, body }: { readonly action: string; readonly body: FormBody }): PutBack | undefined {
  const form = formThatTakes(page, action, Object.keys(body));
  if (form === undefined) return undefined;
  const found: Found[] = [];
  const filled = form.markup.replaceAll(controls, (control: string, at: number) => fill(control, { form: form.markup, at, body, found }));
  const names = new Set(namesIn(form.markup));
  return {
    markup: `${page.slice(0, form.from)}${filled}${page.slice(form.from + form.markup.length)}`,
    now: whereOther(found),
    unplaced: Object.fromEntries(Object.entries(body).filter(([name]) => !names.has(name))),
  };
}

interface FormFound {
  readonly from: number;
  readonly markup: string;
}

/** Of several, the one that asks for most of what was sent. */
function formThatTakes(page: string, action: string, sent: readonly string[]): FormFound | undefined {
  const forms = [...page.matchAll(/<form\b[\s\S]*?<\/form>/g)].map((match): FormFound => ({ from: match.index, markup: match[0] })).filter(({ markup }) => attributeOf(markup, 'action').split('?')[0] === action);
  const asksFor = ({ markup }: FormFound): number => namesIn(markup).filter((name) => name !== '_csrf' && sent.includes(name)).length;
  return forms.filter((form) => asksFor(form) > 0).toSorted((one, other) => asksFor(other) - asksFor(one))[0];
}

const namesIn = (form: string): string[] => [...form.matchAll(controls)].map(([control]) => attributeOf(control, 'name'));

interface Found extends Said {
  readonly sent: string;
}

interface Filling {
  readonly form: string;
  readonly at: number;
  readonly body: FormBody;
  readonly found: Found[];
}

const staysThePages = new Set(['hidden', 'file', 'password', 'submit']);

function fill(control: string, { form, at, body, found }: Filling): string {
  const [name, type] = [attributeOf(control, 'name'), attributeOf(control, 'type')];
  if (control.startsWith('<input') && staysThePages.has(type)) return control;
  const sent = [body[name]].flat().filter((value) => value !== undefined);
  const isChoice = type === 'radio' || type === 'checkbox';
  // A box that was not ticked is not sent at all; any other was not on the form that was sent.
  if (sent.length === 0 && !isChoice) return control;
  if (isChoice) return choose(control, { sent, note: (words, isChosen) => found.push({ label: legendBefore(form, at), words: isChosen ? '' : words, sent: isChosen ? words : '' }), words: labelOf(form, control) });
  const label = dateLegend(form, at, name) ?? labelOf(form, control);
  if (control.startsWith('<select')) return select(control, sent, (words, chosen) => found.push({ label, words, sent: chosen }));
  const value = sent[0] ?? '';
  if (control.startsWith('<input')) {
    found.push({ label, words: attributeOf(control, 'value'), sent: value });
    return withAttribute(control, 'value', value);
  }
  const open = control.slice(0, control.indexOf('>') + 1);
  found.push({ label, words: decoded(control.slice(open.length, -'</textarea>'.length)).trim(), sent: value });
  return `${open}${escaped(value)}</textarea>`;
}

interface Choosing {
  readonly sent: readonly string[];
  readonly words: string;
  readonly note: (words: string, isChosen: boolean) => void;
}

function choose(control: string, { sent, note, words }: Choosing): string {
  const [was, is] = [/\schecked(?=[\s=>])/.test(control), sent.includes(attributeOf(control, 'value'))];
  if (was !== is) note(words, is);
  const bare = control.replace(/\schecked(="[^"]*")?(?=[\s>])/, '');
  return is ? bare.replace(/>$/, ' checked>') : bare;
}

function select(control: string, sent: readonly string[], note: (words: string, chosen: string) => void): string {
  let [before, after] = ['', ''];
  const chosen = control.replaceAll(/<option\b([^>]*)>([\s\S]*?)<\/option>/g, (option: string, attributes: string, words: string) => {
    const is = sent.includes(attributeOf(option, 'value'));
    if (/\sselected(?=[\s=]|$)/.test(attributes)) before = decoded(words);
    if (is) after = decoded(words);
    return `<option${attributes.replace(/\sselected(="[^"]*")?(?=\s|$)/, '')}${is ? ' selected' : ''}>${words}</option>`;
  });
  note(before.trim(), after.trim());
  return chosen;
}

/** What the page says now and was not sent: once a label, the parts of a date together. */
function whereOther(found: readonly Found[]): Said[] {
  const together = new Map<string, { readonly words: string[]; readonly sent: string[] }>();
  for (const { label, words, sent } of found) {
    const line = together.get(label) ?? { words: [], sent: [] };
    together.set(label, line);
    line.words.push(words);
    line.sent.push(sent);
  }
  const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');
  return [...together].map(([label, { words, sent }]) => ({ label, words: joined(words), sent: joined(sent) }))
    .filter(({ label, words, sent }) => label !== '' && words !== '' && words !== sent).map(({ label, words }) => ({ label, words }));
}

/** The question that the parts of a date share. */
function dateLegend(form: string, at: number, name: string): string | undefined {
  return /-(day|month|year)$/.test(name) ? legendBefore(form, at) : undefined;
}

function legendBefore(form: string, at: number): string {
  const from = form.lastIndexOf('<legend', at);
  return from < 0 ? '' : plainWords(form.slice(from, form.indexOf('</legend>', from)));
}

function labelOf(form: string, control: string): string {
  const id = attributeOf(control, 'id');
  const label = [...form.matchAll(/<label\b[^>]*>[\s\S]*?<\/label>/g)].map(([markup]) => markup).find((markup) => attributeOf(markup, 'for') === id);
  return plainWords(label ?? '');
}

const plainWords = (markup: string): string => decoded(markup.replaceAll(/<[^>]*>/g, ' ')).replaceAll(/\s+/g, ' ').trim();

function attributeOf(tag: string, name: string): string {
  return decoded(new RegExp(`\\s${name}="([^"]*)"`).exec(tag.slice(0, tag.indexOf('>') + 1))?.[1] ?? '');
}

function withAttribute(tag: string, name: string, value: string): string {
  const written = ` ${name}="${escaped(value)}"`;
  const there = new RegExp(`\\s${name}="[^"]*"`);
  return there.test(tag) ? tag.replace(there, () => written) : tag.replace(/>$/, () => `${written}>`);
}

const letters: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&#39;': "'", '&quot;': '"' };
const decoded = (text: string): string => text.replaceAll(/&(?:amp|lt|gt|#39|quot);/g, (entity) => letters[entity] ?? entity);
