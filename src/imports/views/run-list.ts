import { longDateTime } from '../../clock/index.ts';
import { downloadLinks, pagination, stackingTable, tag } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { PageWords } from '../../platform/http/layout.ts';
import type { ImportRun, RunId } from '../model.ts';
import { heading, link, paragraph } from './page-parts.ts';
import { kindWords, stateInWords } from './words.ts';

/** Every file brought in, newest first. */
export function runListPage({ runs, nextBefore }: { readonly runs: readonly ImportRun[]; readonly nextBefore: RunId | undefined }): PageWords {
  const title = 'Imports';
  const main = html`${heading(title)}
    ${paragraph(html`Homes, residents and the repairs of the system before come in as CSV files. Each is checked first, and you see what it would do before anything is saved.`)}
    <p class="govuk-body"><a class="govuk-button" href="/admin/imports/new">Bring in a file</a></p>
    ${runs.length === 0 ? paragraph('No file has been brought in yet.') : runsTable(runs)}
    ${nextBefore !== undefined && pagination({ next: { href: `/admin/imports?before=${nextBefore}` } })}
    ${runs.length > 0 && downloadLinks('/admin/imports')}`;
  return { title, main, wide: true, current: '/admin/imports' };
}

function runsTable(runs: readonly ImportRun[]): Html {
  const rows = runs.map((run) => {
    const { text, colour } = stateInWords(run);
    return [
      { html: link(`/admin/imports/${run.id}`, run.fileName) },
      { text: kindWords[run.kind] },
      { html: tag({ text, classes: `govuk-tag--${colour}` }) },
      { text: String(run.counts.rows), format: 'numeric' as const },
      { text: String(run.counts.rejected), format: 'numeric' as const },
      { text: `${longDateTime(run.startedAt)}, by ${run.actorName}` },
    ];
  });
  const head = [{ text: 'File' }, { text: 'What' }, { text: 'State' }, { text: 'Rows read', format: 'numeric' as const }, { text: 'Rejected', format: 'numeric' as const }, { text: 'Sent' }];
  return stackingTable({ head, rows });
}
