import { refuse } from '../../casefile/index.ts';
import type { Instant } from '../../clock/index.ts';
import type { Priority, Trade } from '../../repairs/index.ts';
import type { Happened, TiedRepair, WorkPurpose } from '../model.ts';
import { happened, ifEnded, type HazardContext, type HazardDecision, type HazardRecord } from './context.ts';

/** An existing repair does the work. */
export interface TieRepair {
  readonly type: 'TieRepair';
  readonly reference: string;
  readonly purpose: WorkPurpose;
}

export interface UntieRepair {
  readonly type: 'UntieRepair';
  readonly reference: string;
  readonly reason: string;
}

/** A repair is raised for the work, by the repairs' own door. */
export interface RaiseWorks {
  readonly type: 'RaiseWorks';
  readonly purpose: WorkPurpose;
  readonly problem: string;
  readonly trade: Trade;
  readonly priority: Priority;
  readonly words: string;
}

/** Says that a repair does the work: its state shows here, and its dates fill the acts. */
export function tieRepair(record: HazardRecord, { purpose, type }: TieRepair | RaiseWorks, { works, ...context }: HazardContext): HazardDecision {
  const { named, tied } = works;
  const ended = ifEnded(record);
  if (ended !== undefined) return ended;
  if (named === undefined) return refuse('no-such-repair');
  if (tied.some(({ repairId }) => repairId === named.repairId)) return refuse('tied-already');
  if (!named.isHere) return refuse('repair-elsewhere');
  return happened(record, [{ type: 'HazardRepairTied', data: { repairId: named.repairId, reference: named.reference, purpose, raised: type === 'RaiseWorks', by: context.actor.name } }], { context: { ...context, works } });
}

/** It was tied by mistake, or does other work: what was recorded by its dates stays. */
export function untieRepair(record: HazardRecord, { reference, reason }: UntieRepair, context: HazardContext): HazardDecision {
  const ended = ifEnded(record);
  if (ended !== undefined) return ended;
  const repair = context.works.tied.find((tied) => tied.reference === reference);
  if (repair === undefined) return refuse('not-tied');
  if (reason === '') return refuse('reason-missing');
  return happened(record, [{ type: 'HazardRepairUntied', data: { repairId: repair.repairId, reference: repair.reference, reason, by: context.actor.name } }], { context });
}

/** The acts that a repair's own dates may fill, so that nobody types them twice. */
export const filledBy = {
  RecordMadeSafe: ({ purpose, doneAt }: TiedRepair) => (purpose === 'safety' ? doneAt : null),
  RecordPreventionBegun: ({ purpose, begunAt }: TiedRepair) => (purpose === 'prevention' ? begunAt : null),
  RecordPreventionFinished: ({ purpose, doneAt }: TiedRepair) => (purpose === 'prevention' ? doneAt : null),
} as const;

export interface Filling {
  readonly reference: string;
  readonly at: Instant;
}

/** The dates that tied repairs have for an act. */
export function fillingsOf(action: string, tied: readonly TiedRepair[]): readonly Filling[] {
  const dateOf = action in filledBy ? filledBy[action as keyof typeof filledBy] : undefined;
  if (dateOf === undefined) return [];
  return tied.flatMap((repair) => {
    const at = dateOf(repair);
    return at === null ? [] : [{ reference: repair.reference, at }];
  });
}

/** An act as a repair has it: its time, why it is written down later and, where nobody wrote any, its words. */
export function asTheRepairHasIt<Command extends Happened & { readonly type: string }>(command: Command, tied: readonly TiedRepair[]): Command | 'repair-not-that-far' {
  const { takenFrom } = command;
  if (takenFrom === undefined) return command;
  const filling = fillingsOf(command.type, tied).find(({ reference }) => reference === takenFrom);
  const repair = tied.find(({ reference }) => reference === takenFrom);
  if (filling === undefined || repair === undefined) return 'repair-not-that-far';
  const words = 'words' in command && command.words === '' ? { words: `${repair.reference}: ${repair.title}` } : {};
  return { ...command, at: filling.at, lateBecause: `As ${repair.reference} has it`, ...words };
}
