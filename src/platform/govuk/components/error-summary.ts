import { html, raw, render } from '../../html/index.ts';
import type { Html } from '../../html/index.ts';
import { attributes, classNames } from '../attributes.ts';
import type { Attributes } from '../attributes.ts';
import { contentOf } from '../content.ts';
import type { Content } from '../content.ts';

export type ErrorSummaryItem = Content & { readonly href?: string | undefined; readonly attributes?: Attributes | undefined };

export interface ErrorSummaryOptions {
  readonly titleText?: string | undefined;
  readonly titleHtml?: Html | undefined;
  readonly descriptionText?: string | undefined;
  readonly descriptionHtml?: Html | undefined;
  readonly errorList?: readonly ErrorSummaryItem[] | undefined;
  readonly disableAutoFocus?: boolean | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

/** Everything wrong with the form below, each linked to its field. Takes the focus when the page opens. */
export function errorSummary(options: ErrorSummaryOptions): Html {
  const own = {
    class: classNames('govuk-error-summary', options.classes),
    'data-disable-auto-focus': options.disableAutoFocus === undefined ? undefined : String(options.disableAutoFocus),
  };
  const description = options.descriptionHtml ?? options.descriptionText;
  // The alert is a child of its own so that moving the focus does not cut its reading short.
  return html`<div${attributes(own)}${attributes(options.attributes)} data-module="govuk-error-summary">
  <div role="alert">
    <h2 class="govuk-error-summary__title">${options.titleHtml ?? options.titleText}</h2>
    <div class="govuk-error-summary__body">
      ${description && html`<p>${description}</p>`}
      ${list(options.errorList ?? [])}
    </div>
  </div>
</div>`;
}

function list(items: readonly ErrorSummaryItem[]): Html | undefined {
  if (items.length === 0) return undefined;
  return html`<ul class="govuk-list govuk-error-summary__list">${items.map((item) => html`<li>${entry(item)}</li>`)}</ul>`;
}

function entry(item: ErrorSummaryItem): Html | string | number | undefined {
  if (!item.href) return contentOf(item);
  return html`<a href="${item.href}"${attributes(item.attributes)}>${contentOf(item)}</a>`;
}

/**
 * The page, where each part of its error summary leads to a field that is there. What is refused may speak of a field that this
 * form does not ask for now; it is said all the same, and a link to nowhere is none.
 */
export function withLiveSummary(main: Html): Html {
  const markup = render(main);
  const from = markup.indexOf('govuk-error-summary__list');
  if (from < 0) return main;
  const until = markup.indexOf('</ul>', from);
  const list = markup.slice(from, until).replaceAll(/<a href="#([^"]*)">([^<]*)<\/a>/g, (link, id: string, words: string) => (markup.includes(` id="${id}"`) ? link : words));
  return raw(`${markup.slice(0, from)}${list}${markup.slice(until)}`);
}
