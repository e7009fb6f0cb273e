import { html } from '../../html/index.ts';
import type { Html } from '../../html/index.ts';
import { attributes, classNames } from '../attributes.ts';
import type { Attributes } from '../attributes.ts';
import { contentOf, present } from '../content.ts';
import type { Content, HeadingLevel, Maybe } from '../content.ts';

export type SummaryAction = Content & {
  readonly href: string;
  /** Read after the words, as in "Change" then "name". */
  readonly visuallyHiddenText?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export interface SummaryActions {
  readonly items?: readonly SummaryAction[] | undefined;
  readonly classes?: string | undefined;
}

type Classed = Content & { readonly classes?: string | undefined };

export interface SummaryRow {
  readonly key: Classed;
  readonly value: Classed;
  readonly actions?: SummaryActions | undefined;
  readonly classes?: string | undefined;
}

export type CardTitle = Classed & { readonly headingLevel?: HeadingLevel | undefined };

export interface SummaryCard {
  readonly title?: CardTitle | undefined;
  readonly actions?: SummaryActions | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

export interface SummaryListOptions {
  readonly rows: readonly Maybe<SummaryRow>[];
  readonly card?: SummaryCard | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

/** Facts, each with its name and what may be done about it; in a card when there are several such lists. */
export function summaryList(options: SummaryListOptions): Html {
  const rows = present(options.rows);
  const anyActions = rows.some((row) => row.actions?.items?.length);
  const own = { class: classNames('govuk-summary-list', options.classes) };
  const title = options.card?.title;
  const list = html`<dl${attributes(own)}${attributes(options.attributes)}>${rows.map((row) => rowOf(row, Boolean(anyActions), title))}</dl>`;
  return options.card ? card(options.card, list) : list;
}

function rowOf(row: SummaryRow, anyActions: boolean, title: CardTitle | undefined): Html {
  const classes = classNames(
    'govuk-summary-list__row',
    anyActions && !row.actions?.items && 'govuk-summary-list__row--no-actions',
    row.classes,
  );
  return html`<div class="${classes}">
  <dt class="${classNames('govuk-summary-list__key', row.key.classes)}">${contentOf(row.key)}</dt>
  <dd class="${classNames('govuk-summary-list__value', row.value.classes)}">${contentOf(row.value)}</dd>
  ${rowActions(row.actions, title)}
</div>`;
}

function rowActions(actions: SummaryActions | undefined, title: CardTitle | undefined): Html | undefined {
  const [first, ...others] = (actions?.items ?? []).map((action) => actionLink(action, title));
  if (!first) return undefined;
  const inside = others.length === 0
    ? first
    : html`<ul class="govuk-summary-list__actions-list">${[first, ...others].map((link) => html`<li class="govuk-summary-list__actions-list-item">${link}</li>`)}</ul>`;
  return html`<dd class="${classNames('govuk-summary-list__actions', actions?.classes)}">${inside}</dd>`;
}

function card(options: SummaryCard, list: Html): Html {
  const own = { class: classNames('govuk-summary-card', options.classes) };
  return html`<div${attributes(own)}${attributes(options.attributes)}>
  <div class="govuk-summary-card__title-wrapper">
    ${options.title && cardTitle(options.title)}
    ${cardActions(options)}
  </div>
  <div class="govuk-summary-card__content">${list}</div>
</div>`;
}

function cardTitle(title: CardTitle): Html {
  const level = title.headingLevel ?? 2;
  return html`<h${level} class="${classNames('govuk-summary-card__title', title.classes)}">${contentOf(title)}</h${level}>`;
}

function cardActions({ actions, title }: SummaryCard): Html | undefined {
  const [first, ...others] = (actions?.items ?? []).map((action) => actionLink(action, title));
  if (!first) return undefined;
  const classes = classNames('govuk-summary-card__actions', actions?.classes);
  if (others.length === 0) return html`<div class="${classes}">${first}</div>`;
  return html`<ul class="${classes}">${[first, ...others].map((link) => html`<li class="govuk-summary-card__action">${link}</li>`)}</ul>`;
}

function actionLink(action: SummaryAction, title: CardTitle | undefined): Html {
  const own = { class: classNames('govuk-link', action.classes), href: action.href };
  const hidden = action.visuallyHiddenText ? html` ${action.visuallyHiddenText}` : undefined;
  const inCard = title ? html` (${contentOf(title)})` : undefined;
  const spoken = (hidden ?? inCard) && html`<span class="govuk-visually-hidden">${hidden}${inCard}</span>`;
  return html`<a${attributes(own)}${attributes(action.attributes)}>${contentOf(action)}${spoken}</a>`;
}
