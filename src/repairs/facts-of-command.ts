import type { CaseFile } from '../casefile/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { isUuid } from '../platform/uuid.ts';
import { programmeAt } from '../programmes/index.ts';
import type { RepairCommand, RepairContext } from './decide/index.ts';
import { managersOfTeam } from './queries/intake.ts';
import { earlierFixOfCause } from './queries/open-like-this.ts';

/** Commands after which a manager hears of it. */
const heardByManagers: ReadonlySet<RepairCommand['type']> = new Set<RepairCommand['type']>(['SayNotRight', 'RecordNoAccess', 'CancelRepair', 'ObjectToCancellation', 'ReopenFromProgramme']);

interface Where {
  readonly file: CaseFile;
  readonly recallsSince: string;
}

/** What a decision needs to know for this command, read only for those that do. */
export async function factsOfCommand(tx: Tx, command: RepairCommand, { file, recallsSince }: Where): Promise<Partial<RepairContext>> {
  return {
    ...(heardByManagers.has(command.type) ? { managers: await managersOfTeam(tx, file.teamId) } : {}),
    ...('cause' in command && command.cause !== undefined ? await earlierFact(tx, file, { cause: command.cause, since: recallsSince }) : {}),
    ...(command.type === 'PutInProgramme' ? await programmeFact(tx, command.programmeId, file) : {}),
  };
}

async function earlierFact(tx: Tx, file: CaseFile, wanted: { readonly cause: string; readonly since: string }): Promise<Partial<RepairContext>> {
  const earlierFix = await earlierFixOfCause(tx, file, { ...wanted, before: file.openedAt });
  return earlierFix === undefined ? {} : { earlierFix };
}

/** The programme as it stands now, whatever the page that was sent showed. */
export async function programmeFact(tx: Tx, programmeId: string, file: CaseFile): Promise<Partial<RepairContext>> {
  const found = isUuid(programmeId) ? await programmeAt(tx, programmeId, file) : undefined;
  if (found === undefined) return {};
  const { id, name, endsOn, state, doneOn, coversPlace } = found;
  return { programme: { id, name, endsOn, isPlanned: state === 'planned' && doneOn === null, coversPlace } };
}
