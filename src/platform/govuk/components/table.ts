import { html } from '../../html/index.ts';
import type { Html } from '../../html/index.ts';
import { attributes, classNames } from '../attributes.ts';
import type { Attributes } from '../attributes.ts';
import { contentOf, present } from '../content.ts';
import type { Content, Maybe } from '../content.ts';

export type TableCell = Content & {
  readonly format?: 'numeric' | undefined;
  readonly colspan?: number | undefined;
  readonly rowspan?: number | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export interface TableOptions {
  readonly rows: readonly Maybe<readonly TableCell[]>[];
  readonly head?: readonly TableCell[] | undefined;
  readonly caption?: string | undefined;
  readonly captionClasses?: string | undefined;
  readonly firstCellIsHeader?: boolean | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

/** Rows of facts under headings. */
export function table(options: TableOptions): Html {
  const own = { class: classNames('govuk-table', options.classes) };
  const captionClasses = classNames('govuk-table__caption', options.captionClasses);
  const rows = present(options.rows).map((cells) => row(cells, Boolean(options.firstCellIsHeader)));
  return html`<table${attributes(own)}${attributes(options.attributes)}>
  ${options.caption && html`<caption class="${captionClasses}">${options.caption}</caption>`}
  ${options.head && tableHead(options.head)}
  <tbody class="govuk-table__body">${rows}</tbody>
</table>`;
}

function tableHead(cells: readonly TableCell[]): Html {
  return html`<thead class="govuk-table__head">
    <tr class="govuk-table__row">${cells.map(columnHeader)}</tr>
  </thead>`;
}

function columnHeader(cell: TableCell): Html {
  const classes = classNames('govuk-table__header', cell.format && `govuk-table__header--${cell.format}`, cell.classes);
  return html`<th scope="col" class="${classes}"${span(cell)}>${contentOf(cell)}</th>`;
}

function row(cells: readonly TableCell[], firstIsHeader: boolean): Html {
  return html`<tr class="govuk-table__row">${cells.map((cell, at) => (firstIsHeader && at === 0 ? rowHeader(cell) : plainCell(cell)))}</tr>`;
}

function rowHeader(cell: TableCell): Html {
  return html`<th scope="row" class="${classNames('govuk-table__header', cell.classes)}"${span(cell)}>${contentOf(cell)}</th>`;
}

function plainCell(cell: TableCell): Html {
  const classes = classNames('govuk-table__cell', cell.format && `govuk-table__cell--${cell.format}`, cell.classes);
  return html`<td class="${classes}"${span(cell)}>${contentOf(cell)}</td>`;
}

function span(cell: TableCell): Html {
  const own = { colspan: cell.colspan || undefined, rowspan: cell.rowspan || undefined };
  return html`${attributes(own)}${attributes(cell.attributes)}`;
}
