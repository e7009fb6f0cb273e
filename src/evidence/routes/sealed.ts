import { NotFound } from '../../platform/database/index.ts';
import type { FileStore } from '../../platform/files/index.ts';
import type { FieldErrors } from '../../platform/govuk/index.ts';
import { file, formText, page, redirect, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { recordView } from '../../staff/index.ts';
import { evidenceRoles } from '../access.ts';
import { fileKind } from '../decide/file-kind.ts';
import type { EvidenceCommand } from '../decide/evidence-of-case.ts';
import { mostReason, readText } from '../forms.ts';
import { mustBeAllowed, performOnEvidence } from '../perform.ts';
import { shownCopy } from '../shown-copy.ts';
import { originalWords, reasonPage, refusalErrors, withdrawWords, type ReasonWords } from '../views/reason-page.ts';
import { kindInWords } from '../views/words.ts';
import { downloadName } from './download-name.ts';
import { theItem, type FoundEvidence } from './the-item.ts';

/** Downloads; withdrawing; and opening what is sealed, with a reason that goes on the timeline. */
export function sealedRoutes(store: FileStore): readonly Route[] {
  const withdraw = reasonRoutes('withdraw', { words: withdrawWords, type: 'WithdrawEvidence', after: async (_visit, { reference, id }) => redirect(`/cases/${reference}/evidence#${id}`) });
  const original = reasonRoutes('original', { words: originalWords, type: 'OpenSealed', after: (visit, item) => sendOriginal(visit, item, store) });
  return [staffRoute('GET', '/evidence/:id', evidenceRoles.list, (visit) => download(visit, store)), ...withdraw, ...original];
}

async function download(visit: StaffVisit, store: FileStore): Promise<Reply> {
  const item = await theItem(visit);
  await mustBeAllowed(visit, item.reference, 'list');
  if (item.withdrawn !== null || item.kind === 'photo') return redirect(`/cases/${item.reference}/evidence#${item.id}`);
  await recordView(visit.tx, visit, 'evidence', item.id);
  return saved(item, await shownCopy(visit.tx, store, item), item.mediaType);
}

interface WithReason {
  readonly words: ReasonWords;
  readonly type: Extract<EvidenceCommand['type'], 'WithdrawEvidence' | 'OpenSealed'>;
  readonly after: (visit: StaffVisit, item: FoundEvidence) => Promise<Reply>;
}

function reasonRoutes(path: 'withdraw' | 'original', what: WithReason): readonly Route[] {
  const action = what.type === 'WithdrawEvidence' ? 'withdraw' : 'open the sealed';
  const opened = async (visit: StaffVisit) => {
    const item = await theItem(visit);
    await mustBeAllowed(visit, item.reference, action);
    return item;
  };
  return [
    staffRoute('GET', `/evidence/:id/${path}`, evidenceRoles[action], async (visit) => show(visit, await opened(visit), what, {})),
    staffRoute('POST', `/evidence/:id/${path}`, evidenceRoles[action], async (visit) => {
      const item = await opened(visit);
      const reason = readText(visit.body, 'reason', mostReason);
      if (!reason.ok) return show(visit, item, what, reason.errors);
      const done = await performOnEvidence(visit, item.reference, { type: what.type, evidenceId: item.id, reason: reason.text });
      return done.ok ? what.after(visit, item) : show(visit, item, what, refusalErrors(done.refusal));
    }),
  ];
}

function show(visit: StaffVisit, item: FoundEvidence, { words }: WithReason, errors: FieldErrors): Reply {
  const hasErrors = Object.keys(errors).length > 0;
  const what = `${kindInWords(item.kind)} of ${item.reference}${item.caption === '' ? '' : `: ${item.caption}`}`;
  const main = reasonPage(words, { csrfToken: visit.csrfToken, action: visit.path, reason: formText(visit.body, 'reason'), errors }, what);
  const backLink = { href: `/cases/${item.reference}/evidence`, text: `Evidence of ${item.reference}` };
  return page(staffPage(visit, { title: words.title, main, hasErrors, backLink }), hasErrors ? 422 : 200);
}

/** The file as it was sent, which for what was kept as it was sent is what is shown too. */
async function sendOriginal(visit: StaffVisit, item: FoundEvidence, store: FileStore): Promise<Reply> {
  await recordView(visit.tx, visit, 'evidence', item.id);
  return saved(item, await store.get(visit.landlord.id, { id: item.id, part: item.isAsSent ? 'stored' : 'original' }), undefined);
}

/** A download; its type is found by its content where nobody knows it. */
function saved(item: FoundEvidence, bytes: Buffer | undefined, mediaType: string | undefined): Reply {
  if (bytes === undefined) throw new NotFound('evidence file');
  const kind = fileKind(bytes);
  const type = mediaType ?? ('mediaType' in kind ? kind.mediaType : 'application/octet-stream');
  return file(bytes, type, downloadName(item, type));
}
