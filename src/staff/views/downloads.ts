import { longDateTime } from '../../clock/index.ts';
import { downloadLinks, pagination, stackingTable } from '../../platform/govuk/index.ts';
import { html } from '../../platform/html/index.ts';
import type { PageWords } from '../../platform/http/layout.ts';
import type { DownloadListed, DownloadPlace } from '../queries/downloads.ts';
import { heading, link, paragraph } from './form.ts';

export interface DownloadsFacts {
  readonly rows: readonly DownloadListed[];
  readonly next: DownloadPlace | undefined;
  readonly isFirstPage: boolean;
}

/** 'Trade: Plumber, Which: Due'; nothing for what was not narrowed. */
export const filtersSaid = ({ filters }: Pick<DownloadListed, 'filters'>): string => Object.entries(filters).map(([what, words]) => `${what}: ${words}`).join(', ');

/** A list's name as its page is called in the menu: 'performance-rows' is "Performance rows". */
export const listNamed = ({ list }: Pick<DownloadListed, 'list'>): string => list.replaceAll('-', ' ').replace(/^./, (first) => first.toUpperCase());

/** Who took which list out of the product, newest first. */
export function downloadsPage({ rows, next, isFirstPage }: DownloadsFacts): PageWords {
  const title = 'What was downloaded';
  const head = ['When', 'Who', 'List', 'As', 'Narrowed to'].map((text) => ({ text }));
  const shown = rows.map((row) => [
    { text: longDateTime(row.at) }, { html: link(`/admin/staff/${row.staffId}`, row.name) }, { text: listNamed(row) }, { text: row.kind === 'csv' ? 'CSV' : 'Excel' }, { text: filtersSaid(row) || 'Nothing' },
  ]);
  const main = html`${heading(title)}
    ${paragraph('Lists that staff took out of Putright as files, the newest first. What a file said is not kept here; a resident may ask who had it.')}
    ${rows.length === 0 ? paragraph(isFirstPage ? 'Nobody has downloaded a list yet.' : 'There are no more.') : stackingTable({ head, rows: shown })}
    ${(next !== undefined || !isFirstPage) && pagination({
      previous: isFirstPage ? undefined : { href: '/admin/downloads', text: 'First page' },
      next: next === undefined ? undefined : { href: `/admin/downloads?after=${next.at}_${next.id}` },
    })}
    ${rows.length > 0 && downloadLinks('/admin/downloads')}`;
  return { title, main, wide: true, current: '/admin/staff', backLink: { href: '/admin/staff', text: 'Staff' } };
}
