import { html } from '../html/index.ts';
import type { Html } from '../html/index.ts';
import { attributes, classNames } from './attributes.ts';
import type { Attributes } from './attributes.ts';
import { contentOf, hasContent, hasMarkup } from './content.ts';
import type { Content, OptionalContent } from './content.ts';
import { formGroup, guidance } from './form-group.ts';
import type { FormGroup } from './form-group.ts';
import type { ErrorMessageOptions } from './components/error-message.ts';
import { fieldset } from './components/fieldset.ts';
import type { FieldsetFrame } from './components/fieldset.ts';
import { hint } from './components/hint.ts';
import type { HintOptions } from './components/hint.ts';
import { label } from './components/label.ts';

export interface GroupFormGroup extends FormGroup {
  readonly beforeInputs?: OptionalContent | undefined;
  readonly afterInputs?: OptionalContent | undefined;
}

/** What every group of controls under one legend has. */
export interface GroupOptions {
  readonly fieldset?: FieldsetFrame | undefined;
  readonly hint?: HintOptions | undefined;
  readonly errorMessage?: ErrorMessageOptions | undefined;
  readonly formGroup?: GroupFormGroup | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

/** One radio button or checkbox. */
export type Choice = Content & {
  readonly value: string | number;
  readonly id?: string | undefined;
  readonly hint?: HintOptions | undefined;
  readonly label?: { readonly classes?: string | undefined; readonly attributes?: Attributes | undefined } | undefined;
  readonly checked?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  /** Shown only while this is chosen; always shown without script. */
  readonly conditional?: { readonly html?: Html | undefined } | undefined;
  readonly attributes?: Attributes | undefined;
};

/** A word between choices, as in "or". */
export interface ChoiceDivider {
  readonly divider: string;
}

/** What the group decides for each of its choices. */
export interface ChoiceInput {
  readonly kind: 'radios' | 'checkboxes';
  readonly id: string;
  readonly name: string;
  readonly checked: boolean;
  readonly behaviour?: string | undefined;
  readonly describedBy?: string | undefined;
}

interface GroupFrame {
  readonly id: string;
  readonly role?: string | undefined;
  readonly describedBy?: string | undefined;
}

/** The box, fieldset, hint and error round the controls that `controls` writes. */
export function controlGroup(
  options: GroupOptions,
  frame: GroupFrame,
  controls: (describedBy: string | undefined) => Html,
): Html {
  const { markup, describedBy } = guidance(frame.id, options, options.fieldset?.describedBy || frame.describedBy);
  const inside = html`${markup}
  ${controls(describedBy)}`;
  const framed = options.fieldset
    ? fieldset({ ...options.fieldset, role: frame.role, describedBy, html: inside })
    : inside;
  return formGroup(options.formGroup, Boolean(options.errorMessage), framed);
}

/** The first choice has the group's own id, so that an error summary can link to it; the others add their number. */
export function choiceId(idPrefix: string, given: string | undefined, number: number): string {
  if (given) return given;
  return number > 1 ? `${idPrefix}-${number}` : idPrefix;
}

/** One choice with its label and hint, and what it reveals. */
export function choice(item: Choice, input: ChoiceInput): Html {
  const block = `govuk-${input.kind}`;
  const hintId = hasContent(item.hint) ? `${input.id}-item-hint` : undefined;
  const revealed = item.conditional?.html;
  return html`<div class="${block}__item">
  <input${attributes(choiceAttributes(item, input, hintId))}${attributes(item.attributes)}>
  ${label({ ...words(item), ...item.label, classes: classNames(`${block}__label`, item.label?.classes), for: input.id })}
  ${hintId && hint({ ...item.hint, id: hintId, classes: classNames(`${block}__hint`, item.hint?.classes) })}
</div>
${hasMarkup(revealed) && conditional(block, input, revealed)}`;
}

function choiceAttributes(item: Choice, input: ChoiceInput, hintId: string | undefined): Attributes {
  return {
    class: `govuk-${input.kind}__input`,
    id: input.id,
    name: input.name,
    type: input.kind === 'radios' ? 'radio' : 'checkbox',
    value: item.value,
    checked: input.checked,
    disabled: Boolean(item.disabled),
    'data-aria-controls': hasMarkup(item.conditional?.html) ? `conditional-${input.id}` : undefined,
    'data-behaviour': input.behaviour || undefined,
    'aria-describedby': classNames(input.describedBy, hintId) || undefined,
  };
}

function words(item: Content): Content {
  return item.html === undefined ? { text: item.text } : { html: item.html };
}

function conditional(block: string, input: ChoiceInput, revealed: Html): Html {
  const classes = classNames(`${block}__conditional`, !input.checked && `${block}__conditional--hidden`);
  return html`<div class="${classes}" id="conditional-${input.id}">${revealed}</div>`;
}

/** The divider itself. */
export function dividerBetween(kind: ChoiceInput['kind'], word: string): Html {
  return html`<div class="govuk-${kind}__divider">${word}</div>`;
}

/** The controls of a group, with what stands before and after them. */
export function choiceList(kind: ChoiceInput['kind'], options: GroupOptions, choices: readonly Html[]): Html {
  const own = { class: classNames(`govuk-${kind}`, options.classes) };
  return html`<div${attributes(own)}${attributes(options.attributes)} data-module="govuk-${kind}">
    ${contentOf(options.formGroup?.beforeInputs)}
    ${choices}
    ${contentOf(options.formGroup?.afterInputs)}
  </div>`;
}
