import { html } from '../../html/index.ts';
import type { Html } from '../../html/index.ts';
import { classNames } from '../attributes.ts';
import type { Maybe } from '../content.ts';
import { table } from '../components/table.ts';
import type { TableCell, TableOptions } from '../components/table.ts';

/** A table too wide for a phone, in a box of its own that scrolls, by keyboard too. */
export function scrollingTable({ label, ...options }: TableOptions & { readonly label: string }): Html {
  return html`<div class="house-scroll" role="region" aria-label="${label}" tabindex="0">${table(options)}</div>`;
}

/** A table whose rows become cards on a phone, each fact under the name of its column. */
export function stackingTable(options: TableOptions): Html {
  const names = (options.head ?? []).map((cell) => (cell.text === undefined ? undefined : String(cell.text)));
  return table({
    ...options,
    rows: options.rows.map((row) => labelled(row, names)),
    classes: classNames('house-stack', options.classes),
  });
}

function labelled(row: Maybe<readonly TableCell[]>, names: readonly (string | undefined)[]): Maybe<readonly TableCell[]> {
  return row && row.map((cell, at) => ({ ...cell, attributes: { ...cell.attributes, 'data-label': names[at] || undefined } }));
}
