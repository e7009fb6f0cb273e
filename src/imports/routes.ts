import { homesImporter } from '../homes/index.ts';
import { NotFound } from '../platform/database/index.ts';
import type { FileStore } from '../platform/files/index.ts';
import { page, redirect, staffPage, staffRoute, takesFiles, type Reply, type Route, type StaffVisit, type Upload } from '../platform/http/index.ts';
import { addJob } from '../platform/jobs/index.ts';
import { downloadRoutes } from '../staff/index.ts';
import { importRoles } from './access.ts';
import { parseNewImport, shownFileName } from './forms.ts';
import { fileOfRun } from './jobs.ts';
import { importers } from './kinds.ts';
import type { ImportRun, RunId } from './model.ts';
import { rejectedDownload } from './rejected-download.ts';
import { runsDownload } from './runs-download.ts';
import { pageOfRuns, rejectedRows, runById } from './queries/runs.ts';
import { beginImport, fileReceived, insertRun } from './store/runs.ts';
import { newImportPage } from './views/new-import.ts';
import { runListPage } from './views/run-list.ts';
import { mostRejectedShown, runPage } from './views/run-page.ts';

const mostMegabytes = 64;
const columns = { homes: importers.homes.columns, residents: importers.residents.columns, repairs: importers.repairs.columns, rates: importers.rates.columns, 'site-hazards': importers['site-hazards'].columns, 'home-positions': importers['home-positions'].columns, 'hazard-reports': importers['hazard-reports'].columns, 'area-boundaries': importers['area-boundaries'].columns, 'census-areas': importers['census-areas'].columns };
const upload: Upload = { files: 1, bytes: mostMegabytes * 1024 * 1024, stream: true };

/** Files of homes, residents and repairs, sent and followed by an administrator. */
export function importsRoutes(files: FileStore): readonly Route[] {
  return [
    staffRoute('GET', '/admin/imports', importRoles, async (visit) => page(staffPage(visit, runListPage(await pageOfRuns(visit.tx, visit.query['before']))))),
    ...downloadRoutes({ path: '/admin/imports', name: 'imports', roles: importRoles }, runsDownload),
    staffRoute('GET', '/admin/imports/new', importRoles, async (visit) => showNew(visit, {})),
    takesFiles(upload, staffRoute('POST', '/admin/imports/new', importRoles, (visit) => receive(visit, files))),
    staffRoute('GET', '/admin/imports/:id', importRoles, showRun),
    staffRoute('POST', '/admin/imports/:id', importRoles, startImport),
    ...downloadRoutes({ path: '/admin/imports/:id/rejected', name: 'rejected-rows', roles: importRoles }, async (visit) => rejectedDownload(await runOf(visit))),
  ];
}

function showNew(visit: StaffVisit, errors: Readonly<Record<string, string>>): Reply {
  const { csrfToken, body } = visit;
  return page(staffPage(visit, newImportPage({ csrfToken, body, errors, mostMegabytes, columns, optionalColumns: { homes: homesImporter.optionalColumns ?? [] } })), Object.keys(errors).length > 0 ? 422 : 200);
}

/** The row comes before the file, in a transaction of its own: whatever breaks then, the file has a row that removes it. */
async function receive(visit: StaffVisit, files: FileStore): Promise<Reply> {
  const sent = visit.streams.find(({ field }) => field === 'file');
  const parsed = parseNewImport(visit.body, sent);
  if (!parsed.ok || sent === undefined) return showNew(visit, parsed.ok ? {} : parsed.errors);
  const { tx, database, now, actor } = visit;
  const id = visit.newId() as RunId;
  const { kind, ...choices } = parsed.command;
  const arriving = { id, kind, choices, fileName: shownFileName(sent.filename), byteLength: sent.size, sha256: null };
  await database.aside(tx.landlordId, (aside) => insertRun(aside, {
    ...arriving, isFileKept: true, isDryRun: true, state: 'receiving', actorId: actor.staffId, actorName: actor.name, startedAt: now,
  }));
  const seal = await files.putStream(tx.landlordId, fileOfRun(id), sent.read());
  await fileReceived(tx, id, { ...arriving, ...seal });
  await addJob(tx, 'run-import', { runId: id }, { key: id });
  return redirect(`/admin/imports/${id}`);
}

async function runOf({ tx, params }: StaffVisit): Promise<ImportRun> {
  const run = await runById(tx, params['id'] ?? '');
  if (run === undefined) throw new NotFound('import');
  return run;
}

async function showRun(visit: StaffVisit): Promise<Reply> {
  const run = await runOf(visit);
  const rejected = run.forgottenAt === null ? await rejectedRows(visit.tx, run.id, 0, mostRejectedShown) : [];
  return page(staffPage(visit, runPage({ csrfToken: visit.csrfToken, run, rejected })));
}

/** Pressed twice, or too late, it changes nothing and shows how things stand. */
async function startImport(visit: StaffVisit): Promise<Reply> {
  const { id } = await runOf(visit);
  if (await beginImport(visit.tx, id)) await addJob(visit.tx, 'run-import', { runId: id }, { key: id });
  return redirect(`/admin/imports/${id}`);
}
