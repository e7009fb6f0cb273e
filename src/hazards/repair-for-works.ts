import type { CaseDraft } from '../casefile/index.ts';
import type { Database } from '../platform/database/index.ts';
import { raiseForHazard, refusalInWords, type Asking } from '../repairs/index.ts';
import type { HazardCommand } from './decide/index.ts';
import type { Hazard, RepairNamed } from './model.ts';
import { repairNamed } from './queries/works.ts';

/** Whoever asks; and where the number of a repair that is raised comes from. */
export type AskingOnHazard = Asking & { readonly database?: Database };

interface Where {
  readonly file: CaseDraft['file'];
  readonly hazard: Hazard;
}

/** The repair that a command speaks of: the one that is named, or one raised for it through the repairs' own doors, in the same transaction. */
export async function repairForWorks(asking: AskingOnHazard, { file, hazard }: Where, command: HazardCommand): Promise<RepairNamed | { readonly refusal: string } | undefined> {
  if (command.type === 'TieRepair') return repairNamed(asking.tx, command.reference, file);
  if (command.type !== 'RaiseWorks' || hazard.ended !== null || hazard.watch !== null) return undefined;
  const { database } = asking;
  if (database === undefined) throw new Error('A repair needs a number: ask with the database.');
  const { homeId, communalAreaId, residentId, reference } = file;
  const raised = await raiseForHazard({ ...asking, database }, { ...command, homeId, communalAreaId, residentId, hazardReference: reference });
  if (raised.ok) return { repairId: raised.draft.spine.file.id, reference: raised.draft.spine.file.reference, isHere: true };
  return { refusal: raised.refusal === 'nobody-to-own-it' ? 'Nobody can own it: ask your administrator.' : refusalInWords(raised.refusal) };
}
