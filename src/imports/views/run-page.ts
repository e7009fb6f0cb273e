import { longDateTime } from '../../clock/index.ts';
import { downloadLinks, insetText, notificationBanner, stackingTable, summaryList, tag, warningText } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { PageWords } from '../../platform/http/layout.ts';
import { daysKept, estimatedRows, type ImportRun, type RejectedRow } from '../model.ts';
import { heading, importForm, link, paragraph } from './page-parts.ts';
import { othersInWords } from './report-words.ts';
import { kindWords, sizeInWords, stateInWords } from './words.ts';

export interface RunPageFacts {
  readonly csrfToken: string;
  readonly run: ImportRun;
  /** The first of the rejected rows. */
  readonly rejected: readonly RejectedRow[];
}

export const mostRejectedShown = 50;

/** One file: what it would do, how far it is, or what it came to. */
export function runPage({ csrfToken, run, rejected }: RunPageFacts): PageWords {
  const title = 'Import';
  const { text, colour } = stateInWords(run);
  const main = html`${heading(title)}
    ${summaryList({
      rows: [
        { key: { text: 'File' }, value: { text: `${run.fileName} (${sizeInWords(run.byteLength)})` } },
        { key: { text: 'What' }, value: { text: kindWords[run.kind] } },
        { key: { text: 'State' }, value: { html: tag({ text, classes: `govuk-tag--${colour}` }) } },
        { key: { text: 'Sent' }, value: { text: `${longDateTime(run.startedAt)}, by ${run.actorName}` } },
        ...(run.endedAt === null ? [] : [{ key: { text: 'Ended' }, value: { text: longDateTime(run.endedAt) } }]),
        { key: { text: 'SHA-256' }, value: { text: run.sha256 ?? 'not known' } },
      ],
    })}
    ${whatNow(run, csrfToken)}
    ${(run.state !== 'refused' || run.counts.rows > 0) && countsTable(run)}
    ${rejections(run, rejected)}`;
  return { title, main, wide: true, current: '/admin/imports', backLink: { href: '/admin/imports' } };
}

const isUnderWay = ({ state }: ImportRun): boolean => state === 'waiting' || state === 'working';

function whatNow(run: ImportRun, csrfToken: string): Html | undefined {
  if (isUnderWay(run)) return underWay(run);
  if (run.state === 'refused') return warningText({ text: `${run.problem ?? 'The file could not be read.'}${run.isDryRun || run.counts.rows === 0 ? ' Nothing was saved.' : ` The ${run.counts.rows} rows before that are dealt with, as below.`} Mend the file and send it again.` });
  if (run.state === 'checked' && run.forgottenAt === null) return toImport(run, csrfToken);
  if (run.state === 'checked') return paragraph('It was never imported, and the file has been removed. Send it again to import it.');
  return run.state === 'done' ? notificationBanner({ type: 'success', text: run.counts.rejected === 0 ? 'The rows are imported.' : 'The good rows are imported.' }) : undefined;
}

/** No refreshing by itself: it would take the page from whoever reads it with a screen reader (WCAG 2.2.1). */
function underWay(run: ImportRun): Html {
  const about = estimatedRows(run);
  const verb = run.isDryRun ? 'checked' : 'imported';
  const far = about === undefined ? 'It is waiting for its turn.' : `${run.rowsDone} of about ${about} rows ${verb}.`;
  return insetText({ html: html`<p class="govuk-body">${far}</p>
    <p class="govuk-body">You may leave this page, and the work goes on. ${link(`/admin/imports/${run.id}`, 'See how far it is now')}</p>` });
}

function toImport(run: ImportRun, csrfToken: string): Html {
  const { counts } = run;
  const nothing = counts.new + counts.changed === 0;
  return html`${insetText({ text: 'The file was checked and nothing is saved yet. What it would do is below.' })}
    ${nothing
      ? paragraph('There is nothing in it to import: no row is new or changed.')
      : importForm({ csrfToken, action: `/admin/imports/${run.id}`, verb: counts.rejected === 0 ? 'Import the rows' : 'Import the good rows' })}`;
}

function countsTable(run: ImportRun): Html {
  const { counts, isDryRun } = run;
  const rows = ([
    ['Rows read', counts.rows], ['New', counts.new], ['Changed', counts.changed], ['Unchanged', counts.unchanged], ['Rejected', counts.rejected],
  ] as const).map(([name, count]) => [{ text: name }, { text: String(count), format: 'numeric' as const }]);
  return html`<h2 class="govuk-heading-m">${isDryRun ? 'What it would do' : 'What it came to'}</h2>
    ${stackingTable({ head: [{ text: 'Rows' }, { text: 'How many', format: 'numeric' }], rows, firstCellIsHeader: true })}
    ${othersInWords(counts.others).map(paragraph)}`;
}

function rejections(run: ImportRun, rejected: readonly RejectedRow[]): Html | undefined {
  if (run.counts.rejected === 0) return undefined;
  const title = html`<h2 class="govuk-heading-m">Rejected rows</h2>`;
  if (run.forgottenAt !== null) return html`${title}${paragraph(`They were removed ${daysKept} days after the import ended, with the file.`)}`;
  const rows = rejected.flatMap(({ line, problems }) => problems.map(({ field, reason, mend }) => [{ text: String(line) }, { text: field }, { text: reason }, { text: mend }]));
  const more = run.counts.rejected > rejected.length ? paragraph(`These are the first ${rejected.length} of ${run.counts.rejected}. The file has them all.`) : undefined;
  return html`${title}
    ${paragraph(html`Mend the rejected rows in the CSV file and ${link('/admin/imports/new', 'send that file in again')} as it is.`)}
    ${downloadLinks(`/admin/imports/${run.id}/rejected`)}
    ${stackingTable({ head: [{ text: 'Row' }, { text: 'Field' }, { text: 'What is wrong' }, { text: 'How to mend it' }], rows })}
    ${more}`;
}
