/** The form of a page that holds certain fields, and a plausible way to fill in each of them. */
export interface FilledForm {
  /** What was wrong with it when it was sent empty. */
  readonly asked: readonly string[];
  readonly hidden: Readonly<Record<string, string>>;
  readonly filled: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Fields that are asked for only once this one is answered so. */
  readonly revealedBy: (field: string) => readonly string[];
}

interface Control {
  readonly kind: string;
  readonly type: string;
  readonly name: string;
  readonly id: string;
  readonly value: string;
  readonly reveals: string | undefined;
  readonly options: readonly string[];
}

const attribute = (tag: string, name: string): string => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
const decoded = (text: string): string => text.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

function controlsIn(form: string): Control[] {
  return [...form.matchAll(/<(input|textarea|select)\b[^>]*>/g)].map((found) => {
    const [tag, kind = ''] = found;
    const inside = kind === 'select' ? form.slice(found.index, form.indexOf('</select>', found.index)) : '';
    const options = [...inside.matchAll(/<option[^>]*value="([^"]*)"/g)].map(([, value]) => decoded(value ?? '')).filter((value) => value !== '');
    const reveals = /data-aria-controls="([^"]*)"/.exec(tag)?.[1];
    return { kind, type: attribute(tag, 'type'), name: decoded(attribute(tag, 'name')), id: attribute(tag, 'id'), value: decoded(attribute(tag, 'value')), reveals, options };
  });
}

/** The form that holds one of these fields at least; undefined where none does. */
export function formOn(page: string, fields: readonly string[]): FilledForm | undefined {
  const form = [...page.matchAll(/<form\b[\s\S]*?<\/form>/g)].map(([all]) => all).find((all) => fields.some((id) => all.includes(` id="${id}"`)));
  if (form === undefined) return undefined;
  const controls = controlsIn(form);
  const hidden = Object.fromEntries(controls.filter(({ type, name }) => type === 'hidden' && name !== '_csrf').map(({ name, value }) => [name, value]));
  const filled = Object.fromEntries(fields.flatMap((id) => {
    const control = controls.find((one) => one.id === id);
    const values = control === undefined || control.type === 'file' || control.type === 'password' ? undefined : valueFor(control, controls);
    return values === undefined ? [] : [[id, values]];
  }));
  return { asked: fields, hidden, filled, revealedBy: (field) => controls.filter((one) => one.id === field || one.name === field).flatMap(({ reveals }) => (reveals === undefined ? [] : idsUnder(form, reveals))) };
}

const idsUnder = (form: string, conditional: string): string[] => {
  const from = form.indexOf(`id="${conditional}"`);
  return from < 0 ? [] : [...form.slice(from, form.indexOf('class="govuk-radios__item"', from) < 0 ? form.length : form.indexOf('class="govuk-radios__item"', from)).matchAll(/<(?:input|textarea|select)\b[^>]*\bid="([^"]*)"/g)].map(([, id]) => id ?? '');
};

/** What somebody could well type or choose. */
function valueFor({ kind, type, name, id, value, options }: Control, controls: readonly Control[]): Readonly<Record<string, string>> | undefined {
  if (kind === 'textarea') return { [name]: 'Seen by us, and written down' };
  if (kind === 'select') return options[0] === undefined ? undefined : { [name]: options[0] };
  if (type === 'radio') {
    const plainest = controls.find((one) => one.name === name && one.type === 'radio' && one.reveals === undefined);
    return { [name]: plainest?.value ?? value };
  }
  if (type === 'checkbox') return { [name]: value };
  if (name === `${id}-day`) return { [name]: '1', [`${id}-month`]: '12', [`${id}-year`]: '2026' };
  if (type === 'email') return { [name]: 'somebody@example.org' };
  return { [name]: 'Something' };
}
