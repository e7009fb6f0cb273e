import type { CaseFile, PromiseId } from '../casefile/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { messagesAbout, noticeThatStands, type WrittenNotice } from '../correspondence/index.ts';
import { englandAndWales } from '../clock/index.ts';
import { isUuid } from '../platform/uuid.ts';
import { managersOfTeams } from '../staff/index.ts';
import { programmeAt } from '../programmes/index.ts';
import type { RepairCommand, RepairContext } from './decide/index.ts';
import type { Repair, Visit, VisitId } from './model.ts';
import { earlierFixOfCause } from './queries/open-like-this.ts';

/** Commands after which a manager hears of it. */
const heardByManagers: ReadonlySet<RepairCommand['type']> = new Set<RepairCommand['type']>(['SayNotRight', 'RecordNoAccess', 'ReviewAccess', 'CancelRepair', 'ObjectToCancellation', 'ReopenFromProgramme', 'WithdrawNotice']);

interface Where {
  readonly file: CaseFile;
  readonly repair: Pick<Repair, 'visits'>;
  readonly recallsSince: string;
}

/** What a decision needs to know for this command, read only for those that do. */
export async function factsOfCommand(tx: Tx, command: RepairCommand, { file, repair, recallsSince }: Where): Promise<Partial<RepairContext>> {
  return {
    ...(heardByManagers.has(command.type) ? { managers: (await managersOfTeams(tx, [file.teamId])).map(({ staffId }) => staffId) } : {}),
    ...('cause' in command && command.cause !== undefined ? await earlierFact(tx, file, { cause: command.cause, since: recallsSince }) : {}),
    ...(command.type === 'RecordNoAccess' ? { told: await toldOf(tx, file, repair.visits.find(({ id }) => id === command.visitId)) } : {}),
    ...(command.type === 'WithdrawNotice' ? { told: await toldOf(tx, file, repair.visits.find(({ id }) => id === command.about) ?? { id: command.about, noticedAt: null }) } : {}),
    ...(command.type === 'PutInProgramme' ? await programmeFact(tx, command.programmeId, file) : {}),
  };
}

/** What the resident was told in writing of our visit, or of a contractor's day by its promise, as it stands now: what came back tells them nothing. */
export async function toldOf(tx: Tx, { id: caseId }: Pick<CaseFile, 'id'>, of: { readonly id: VisitId | PromiseId; readonly noticedAt: Visit['noticedAt'] } | undefined): Promise<WrittenNotice> {
  const messages = of === undefined ? [] : await messagesAbout(tx, { caseId, about: of.id, writtenAt: of.noticedAt });
  return noticeThatStands(messages, englandAndWales);
}

async function earlierFact(tx: Tx, file: CaseFile, wanted: { readonly cause: string; readonly since: string }): Promise<Partial<RepairContext>> {
  const earlierFix = await earlierFixOfCause(tx, file, { ...wanted, before: file.openedAt });
  return earlierFix === undefined ? {} : { earlierFix };
}

/** The programme as it stands now, whatever the page that was sent showed. */
async function programmeFact(tx: Tx, programmeId: string, file: CaseFile): Promise<Partial<RepairContext>> {
  const found = isUuid(programmeId) ? await programmeAt(tx, programmeId, file) : undefined;
  if (found === undefined) return {};
  const { id, name, endsOn, state, doneOn, coversPlace } = found;
  return { programme: { id, name, endsOn, isPlanned: state === 'planned' && doneOn === null, coversPlace } };
}
