import { html } from '../../html/index.ts';
import type { Html } from '../../html/index.ts';
import { attributes, classNames } from '../attributes.ts';
import type { Attributes } from '../attributes.ts';
import { contentOf, hasContent } from '../content.ts';
import type { HeadingLevel, OptionalContent } from '../content.ts';
import { button } from './button.ts';

export interface PanelAction {
  readonly text: string;
  readonly href?: string | undefined;
  readonly type?: 'button' | 'submit' | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

export interface PanelActions {
  readonly items?: readonly PanelAction[] | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

export type PanelOptions = OptionalContent & {
  readonly titleText?: string | undefined;
  readonly titleHtml?: Html | undefined;
  readonly headingLevel?: HeadingLevel | undefined;
  /** Shown only on an interruption, a panel with the class `govuk-panel--interruption`. */
  readonly actions?: PanelActions | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

/** The large coloured box that confirms something is done, or interrupts before it is. */
export function panel(options: PanelOptions): Html {
  const isInterruption = Boolean(options.classes?.includes('govuk-panel--interruption'));
  const level = options.headingLevel ?? 1;
  const own = { class: classNames('govuk-panel', !isInterruption && 'govuk-panel--confirmation', options.classes) };
  return html`<div${attributes(own)}${attributes(options.attributes)}>
  <h${level} class="govuk-panel__title">${options.titleHtml ?? options.titleText}</h${level}>
  ${hasContent(options) && html`<div class="govuk-panel__body">${contentOf(options)}</div>`}
  ${isInterruption && options.actions && actionArea(options.actions)}
</div>`;
}

function actionArea(actions: PanelActions): Html {
  const own = { class: classNames('govuk-panel__actions', actions.classes) };
  const items = actions.items ?? [];
  const group = items.length > 0 && html`<div class="govuk-button-group">${items.map((item) => html`
    ${panelAction(item)}
  `)}</div>`;
  return html`<div${attributes(own)}${attributes(actions.attributes)}>${group}</div>`;
}

function panelAction(action: PanelAction): Html {
  if (action.href && action.type !== 'button') {
    const own = { class: classNames('govuk-link govuk-link--inverse', action.classes), href: action.href };
    return html`<a${attributes(own)}${attributes(action.attributes)}>${action.text}</a>`;
  }
  return button({
    text: action.text,
    type: action.type ?? 'button',
    classes: classNames('govuk-button--inverse', action.classes),
    href: action.href,
    attributes: action.attributes,
  });
}
