import { html } from '../../html/index.ts';
import type { Html } from '../../html/index.ts';
import { attributes, classNames } from '../attributes.ts';
import type { Attributes } from '../attributes.ts';
import { contentOf } from '../content.ts';
import type { Content } from '../content.ts';

export type ButtonOptions = Content & {
  /** Given, the button is a link that looks like one. */
  readonly href?: string | undefined;
  readonly type?: 'submit' | 'button' | 'reset' | undefined;
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly preventDoubleClick?: boolean | undefined;
  readonly isStartButton?: boolean | undefined;
  readonly id?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

/** A button, or a link that looks like one when it has an address. */
export function button(options: ButtonOptions): Html {
  const words = html`${label(options)}${options.isStartButton && html` ${startIcon}`}`;
  const everyKind = html`${attributes({
    class: classNames('govuk-button', options.classes, options.isStartButton && 'govuk-button--start'),
    'data-module': 'govuk-button',
  })}${attributes(options.attributes)}${attributes({ id: options.id || undefined })}`;
  if (options.href) {
    return html`<a href="${options.href}" role="button" draggable="false"${everyKind}>
  ${words}
</a>`;
  }
  return html`<button${attributes(onlyForButtons(options))}${everyKind}>
  ${words}
</button>`;
}

function onlyForButtons(options: ButtonOptions): Attributes {
  return {
    type: options.type || 'submit',
    value: options.value || undefined,
    name: options.name || undefined,
    disabled: Boolean(options.disabled),
    'aria-disabled': options.disabled ? 'true' : undefined,
    'data-prevent-double-click':
      options.preventDoubleClick === undefined ? undefined : String(options.preventDoubleClick),
  };
}

// A start button lays its children out as a flexbox, which would drop the spaces between pieces of HTML.
function label(options: ButtonOptions): Html | string | number | undefined {
  return options.html && options.isStartButton ? html`<span>${options.html}</span>` : contentOf(options);
}

const startIcon = html`<svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19" viewBox="0 0 33 40" aria-hidden="true" focusable="false">
    <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z"/>
  </svg>`;
