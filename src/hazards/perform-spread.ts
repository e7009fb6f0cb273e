import { loadCaseForChange } from '../casefile/index.ts';
import type { Instant } from '../clock/index.ts';
import type { HazardCommand } from './decide/index.ts';
import type { OpenedOfSpread, SpreadProposal } from './model.ts';
import { performHazardReport } from './perform-report.ts';
import { performOnHazard, type PerformedOnHazard } from './perform.ts';
import { proposalsOf } from './queries/spread.ts';
import type { AskingOnHazard } from './repair-for-works.ts';

type OfSpread = Extract<HazardCommand, { type: 'AcceptSpread' | 'RecordSpreadVisit' }>;

/** The door of places near damp: where a case of its own is asked for, it is opened through the door of reports, in the same transaction. */
export async function performOnSpread(asking: AskingOnHazard, target: { readonly reference: string; readonly seenVersion?: number }, command: HazardCommand): Promise<PerformedOnHazard> {
  if (!opensOne(command)) return performOnHazard(asking, target, command);
  const { file } = await loadCaseForChange(asking.tx, target.reference);
  const proposal = (await proposalsOf(asking.tx, file.id)).find(({ id, state }) => id === command.proposalId && (state === 'open' || state === 'visit'));
  const opened = proposal === undefined || command.words === '' ? undefined : await openThere(asking, { reference: file.reference, caseId: file.id, proposal }, command.words);
  return performOnHazard(asking, target, opened === undefined ? command : { ...command, opened });
}

const opensOne = (command: HazardCommand): command is OfSpread => (command.type === 'AcceptSpread' && command.as === 'hazard') || (command.type === 'RecordSpreadVisit' && command.found === 'damp');

interface Found extends Pick<OpenedOfSpread, 'caseId' | 'reference'> {
  readonly proposal: SpreadProposal;
}

async function openThere(asking: AskingOnHazard, { reference, caseId, proposal }: Found, words: string): Promise<OpenedOfSpread | undefined> {
  const { homeId, areaId } = proposal;
  const { database } = asking;
  if (database === undefined) throw new Error('A hazard needs a number: ask with the database.');
  if (homeId === null && areaId === null) return undefined;
  const told = { awareAt: asking.now as Instant, route: 'another case', words, suspected: 'damp-and-mould', saidEmergency: false, reporterName: asking.actor.name, reporterContact: null, lateBecause: '', fromRepair: null } as const;
  const done = await performHazardReport({ ...asking, database }, { homeId, communalAreaId: homeId === null ? areaId : null, already: 'same', told }, [{ toCaseId: caseId, toReference: reference, kind: 'same-problem-as' }]);
  return done.ok ? { caseId: done.draft.spine.file.id, reference: done.draft.spine.file.reference } : undefined;
}
