import { longDateWithYear, type PlainDate } from '../../clock/index.ts';
import { html, type Html } from '../../platform/html/index.ts';

/** What a page on paper says of itself: where it is from, and of which day. */
export function printedFrom({ publicAddress, path, everyQueryValue, today }: { readonly publicAddress: string; readonly path: string; readonly everyQueryValue: ReadonlyMap<string, readonly string[]>; readonly today: string }): Html {
  const query = new URLSearchParams([...everyQueryValue].flatMap(([name, values]) => values.map((value) => [name, value]))).toString();
  return html`<p class="govuk-body-s house-only-print">${publicAddress}${path}${query !== '' && `?${query}`}, printed on ${longDateWithYear(today as PlainDate)}</p>`;
}
