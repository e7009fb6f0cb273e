import { html } from '../../html/index.ts';
import type { Html } from '../../html/index.ts';
import { attributes, classNames } from '../attributes.ts';
import type { Attributes } from '../attributes.ts';
import { numbered } from '../content.ts';
import type { Maybe, OptionalContent } from '../content.ts';

export interface Tab {
  readonly label: string;
  readonly id?: string | undefined;
  readonly attributes?: Attributes | undefined;
  readonly panel: OptionalContent & { readonly attributes?: Attributes | undefined };
}

export interface TabsOptions {
  readonly items?: readonly Maybe<Tab>[] | undefined;
  readonly title?: string | undefined;
  readonly id?: string | undefined;
  /** Needed where a tab has no id of its own. */
  readonly idPrefix?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

/** Sections of which one shows at a time; without script, a list of links and all of them. */
export function tabs(options: TabsOptions): Html {
  const own = { id: options.id || undefined, class: classNames('govuk-tabs', options.classes) };
  const items = numbered(options.items);
  const list = items.map(([item, number]) => listItem(item, panelId(options, item, number), number));
  return html`<div${attributes(own)}${attributes(options.attributes)} data-module="govuk-tabs">
  <h2 class="govuk-tabs__title">${options.title ?? 'Contents'}</h2>
  ${items.length > 0 && html`<ul class="govuk-tabs__list">${list}</ul>`}
  ${items.map(([item, number]) => panel(item, panelId(options, item, number), number))}
</div>`;
}

function panelId(options: TabsOptions, item: Tab, number: number): string {
  return item.id || `${options.idPrefix ?? ''}-${number}`;
}

function listItem(item: Tab, id: string, number: number): Html {
  const classes = classNames('govuk-tabs__list-item', number === 1 && 'govuk-tabs__list-item--selected');
  return html`<li class="${classes}">
  <a class="govuk-tabs__tab" href="#${id}"${attributes(item.attributes)}>
    ${item.label}
  </a>
</li>`;
}

function panel({ panel: inside }: Tab, id: string, number: number): Html {
  const classes = classNames('govuk-tabs__panel', number > 1 && 'govuk-tabs__panel--hidden');
  const text = inside.text ? html`<p class="govuk-body">${inside.text}</p>` : undefined;
  return html`<div class="${classes}" id="${id}"${attributes(inside.attributes)}>${inside.html ?? text}</div>`;
}
