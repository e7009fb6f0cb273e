import { html } from '../../html/index.ts';
import type { Html } from '../../html/index.ts';
import { attributes, classNames } from '../attributes.ts';
import type { Attributes } from '../attributes.ts';
import { controlGroup } from '../choice-group.ts';
import type { GroupOptions } from '../choice-group.ts';
import { contentOf, present } from '../content.ts';
import type { Maybe } from '../content.ts';
import { input } from './input.ts';

export interface DateInputItem {
  readonly name?: string | undefined;
  readonly id?: string | undefined;
  readonly label?: string | undefined;
  readonly value?: string | number | undefined;
  /** True marks this box as wrong; false keeps it from being marked with the others. */
  readonly error?: boolean | undefined;
  readonly inputmode?: string | undefined;
  readonly autocomplete?: string | undefined;
  readonly pattern?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

type DatePart = 'day' | 'month' | 'year';

export interface DateInputOptions extends GroupOptions {
  readonly id: string;
  readonly namePrefix?: string | undefined;
  /** Each box may be changed, or left out with false. */
  readonly day?: DateInputItem | false | undefined;
  readonly month?: DateInputItem | false | undefined;
  readonly year?: DateInputItem | false | undefined;
  /** Boxes other than day, month and year, in order. */
  readonly items?: readonly Maybe<DateInputItem>[] | undefined;
  readonly values?: Readonly<Record<string, string | number | undefined>> | undefined;
}

/** A date in three boxes, for dates that people know by heart or have on paper. */
export function dateInput(options: DateInputOptions): Html {
  return controlGroup(options, { id: options.id, role: 'group' }, () => boxes(options));
}

function boxes(options: DateInputOptions): Html {
  const items = chosenItems(options);
  const someAreMarked = items.some(isMarked);
  const own = { class: classNames('govuk-date-input', options.classes) };
  return html`<div${attributes(own)}${attributes(options.attributes)}${attributes({ id: options.id })}>
    ${contentOf(options.formGroup?.beforeInputs)}
    ${items.map((item) => box(options, item, someAreMarked))}
    ${contentOf(options.formGroup?.afterInputs)}
  </div>`;
}

type NamedItem = DateInputItem & { readonly name: string };

const PARTS: readonly DatePart[] = ['day', 'month', 'year'];

function chosenItems(options: DateInputOptions): readonly NamedItem[] {
  if (options.items?.length) return present(options.items).map((item) => ({ ...item, name: item.name ?? '' }));
  return PARTS.flatMap((part): NamedItem[] => {
    const changed = options[part];
    if (changed === false) return [];
    return [changed ? { ...changed, name: changed.name ?? part } : { name: part, value: options.values?.[part] }];
  });
}

function isMarked(item: DateInputItem): boolean {
  return Boolean(item.error) || hasErrorClass(item);
}

function hasErrorClass(item: DateInputItem): boolean {
  return Boolean(item.classes?.includes('govuk-input--error'));
}

function box(options: DateInputOptions, item: NamedItem, someAreMarked: boolean): Html {
  const name = options.namePrefix ? `${options.namePrefix}-${item.name}` : item.name;
  return html`<div class="govuk-date-input__item">${input({
    label: { text: item.label || capitalised(item.name), classes: 'govuk-date-input__label' },
    id: item.id || `${options.id}-${item.name}`,
    classes: boxClasses(options, item, someAreMarked),
    name,
    value: item.value ?? partValue(options, item) ?? options.values?.[name],
    inputmode: item.inputmode || 'numeric',
    autocomplete: item.autocomplete,
    pattern: item.pattern,
    attributes: item.attributes,
  })}</div>`;
}

function boxClasses(options: DateInputOptions, item: NamedItem, someAreMarked: boolean): string {
  const markedWithAll = item.error !== false && options.errorMessage && !someAreMarked;
  return classNames(
    'govuk-date-input__input',
    !hasErrorClass(item) && (isMarked(item) || markedWithAll) && 'govuk-input--error',
    !item.classes?.includes('govuk-input--width-') && `govuk-input--width-${isYear(options, item) ? 4 : 2}`,
    item.classes,
  );
}

function isYear(options: DateInputOptions, item: NamedItem): boolean {
  return partOf(options, item) === 'year';
}

/** Which of the three a box stands for, by the part's own name or the name it was given. */
function partOf(options: DateInputOptions, item: NamedItem): DatePart | undefined {
  return PARTS.find((part) => {
    const changed = options[part];
    return item.name === part || (changed !== false && item.name === changed?.name);
  });
}

function partValue(options: DateInputOptions, item: NamedItem): string | number | undefined {
  const part = partOf(options, item);
  const changed = part && options[part];
  if (changed) return changed.value;
  return part && options.values?.[part];
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).toLowerCase();
}
