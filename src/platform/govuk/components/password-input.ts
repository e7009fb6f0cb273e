import { html } from '../../html/index.ts';
import type { Html } from '../../html/index.ts';
import { classNames, wordsForScript } from '../attributes.ts';
import type { Attributes } from '../attributes.ts';
import { contentOf } from '../content.ts';
import type { FieldOptions } from '../form-group.ts';
import { button } from './button.ts';
import { input } from './input.ts';

export interface PasswordInputOptions extends FieldOptions {
  readonly value?: string | undefined;
  readonly disabled?: boolean | undefined;
  /** `current-password` unless given; `new-password` where one is being chosen. */
  readonly autocomplete?: string | undefined;
  readonly button?: { readonly classes?: string | undefined } | undefined;
  readonly showPasswordText?: string | undefined;
  readonly hidePasswordText?: string | undefined;
  readonly showPasswordAriaLabelText?: string | undefined;
  readonly hidePasswordAriaLabelText?: string | undefined;
  readonly passwordShownAnnouncementText?: string | undefined;
  readonly passwordHiddenAnnouncementText?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

/** A password, with a button that shows it where there is script. */
export function passwordInput(options: PasswordInputOptions): Html {
  const id = options.id || options.name;
  return input({
    ...options,
    id,
    type: 'password',
    spellcheck: false,
    autocapitalize: 'none',
    autocomplete: options.autocomplete || 'current-password',
    classes: classNames('govuk-password-input__input govuk-js-password-input-input', options.classes),
    inputWrapper: { classes: 'govuk-password-input__wrapper' },
    formGroup: {
      classes: classNames('govuk-password-input', options.formGroup?.classes),
      attributes: { ...scriptAttributes(options), ...options.formGroup?.attributes },
      beforeInput: options.formGroup?.beforeInput,
      afterInput: { html: html`${showButton(options, id)}${contentOf(options.formGroup?.afterInput)}` },
    },
  });
}

function scriptAttributes(options: PasswordInputOptions): Attributes {
  return {
    'data-module': 'govuk-password-input',
    ...wordsForScript({
      'show-password': options.showPasswordText,
      'hide-password': options.hidePasswordText,
      'show-password-aria-label': options.showPasswordAriaLabelText,
      'hide-password-aria-label': options.hidePasswordAriaLabelText,
      'password-shown-announcement': options.passwordShownAnnouncementText,
      'password-hidden-announcement': options.passwordHiddenAnnouncementText,
    }),
  };
}

function showButton(options: PasswordInputOptions, id: string): Html {
  return button({
    text: options.showPasswordText ?? 'Show',
    type: 'button',
    classes: classNames(
      'govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle',
      options.button?.classes,
    ),
    attributes: {
      'aria-controls': id,
      'aria-label': options.showPasswordAriaLabelText ?? 'Show password',
      hidden: true,
    },
  });
}
