import { html } from '../html/index.ts';
import type { Html } from '../html/index.ts';
import { attributes, classNames, idList } from './attributes.ts';
import type { Attributes } from './attributes.ts';
import type { OptionalContent } from './content.ts';
import { errorMessage } from './components/error-message.ts';
import type { ErrorMessageOptions } from './components/error-message.ts';
import { hint } from './components/hint.ts';
import type { HintOptions } from './components/hint.ts';
import { label } from './components/label.ts';
import type { LabelOptions } from './components/label.ts';

export interface FormGroup {
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

/** The frame of a field with one control, with what may stand before and after that control. */
export interface FieldFormGroup extends FormGroup {
  readonly beforeInput?: OptionalContent | undefined;
  readonly afterInput?: OptionalContent | undefined;
}

/** What every field with one control has. */
export interface FieldOptions {
  /** The name unless given. */
  readonly id?: string | undefined;
  readonly name: string;
  readonly label: LabelOptions;
  readonly hint?: HintOptions | undefined;
  readonly errorMessage?: ErrorMessageOptions | undefined;
  readonly describedBy?: string | undefined;
  readonly formGroup?: FieldFormGroup | undefined;
}

/** A hint and an error message, and the ids by which a control says that they describe it. */
export interface Guidance {
  readonly markup: Html;
  readonly describedBy: string | undefined;
}

interface Guided {
  readonly hint?: HintOptions | undefined;
  readonly errorMessage?: ErrorMessageOptions | undefined;
}

/** Writes the hint and the error of a field whose ids start with `id`. */
export function guidance(id: string, options: Guided, alsoDescribedBy: string | undefined): Guidance {
  const hintId = options.hint && `${id}-hint`;
  const errorId = options.errorMessage && `${id}-error`;
  return {
    describedBy: idList(alsoDescribedBy, hintId, errorId),
    markup: html`${options.hint && hint({ ...options.hint, id: hintId })}
  ${options.errorMessage && errorMessage({ ...options.errorMessage, id: errorId })}`,
  };
}

/** The box round a field, marked when the field is wrong. */
export function formGroup(frame: FormGroup | undefined, hasError: boolean, inside: Html): Html {
  const own = { class: classNames('govuk-form-group', hasError && 'govuk-form-group--error', frame?.classes) };
  return html`<div${attributes(own)}${attributes(frame?.attributes)}>
  ${inside}
</div>`;
}

/** A whole field: label, hint, error, then the control that `control` writes. */
export function field(options: FieldOptions, control: (id: string, describedBy: string | undefined) => Html): Html {
  const id = options.id || options.name;
  const { markup, describedBy } = guidance(id, options, options.describedBy);
  return formGroup(
    options.formGroup,
    Boolean(options.errorMessage),
    html`${label({ ...options.label, for: id })}
  ${markup}
  ${control(id, describedBy)}`,
  );
}
