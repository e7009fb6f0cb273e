import { longDateWithYear, type PlainDate } from '../clock/index.ts';
import type { Programme } from './model.ts';

/** What whoever makes a programme says of it. */
export interface ProgrammeDetails {
  readonly name: string;
  readonly work: string;
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate;
}

export type ProgrammeCommand =
  | (ProgrammeDetails & { readonly type: 'ChangeProgramme'; readonly reason: string })
  | { readonly type: 'DropProgramme'; readonly reason: string }
  | { readonly type: 'AddPlaces'; readonly placeIds: readonly string[] }
  | { readonly type: 'LeaveOutPlaces'; readonly placeIds: readonly string[]; readonly reason: string }
  | { readonly type: 'RecordWork'; readonly placeIds: readonly string[]; readonly doneOn: PlainDate };

export const programmeRefusals = {
  'programme-ended': 'This programme was dropped or is done, so nothing of it changes any more.',
  'dates-wrong-way': 'The last day is before the first.',
  'date-has-passed': 'Enter a last day from today on.',
  'reason-missing': 'Say why. Repairs that wait for this work may open again, and their residents are told.',
  'nothing-changes': 'Nothing was changed.',
  'no-places': 'Choose at least one home or block.',
  'not-these-places': 'At least one of these homes or blocks is not your organisation’s, or somebody added it, left it out or recorded its work meanwhile. Look at the programme again.',
  'not-yet-done': 'Enter today or an earlier day: work still to come is not done.',
} as const;
export type ProgrammeRefusal = keyof typeof programmeRefusals;

/** What is written down of a change, or why it may not be. */
export type ProgrammeDecision = { readonly ok: true; readonly what: string; readonly reason: string } | { readonly ok: false; readonly refusal: ProgrammeRefusal };

const refuse = (refusal: ProgrammeRefusal): ProgrammeDecision => ({ ok: false, refusal });

/** The dates that a new programme may have. */
export function decideNew({ startsOn, endsOn }: ProgrammeDetails, today: PlainDate): ProgrammeDecision {
  if (endsOn < startsOn) return refuse('dates-wrong-way');
  return endsOn < today ? refuse('date-has-passed') : { ok: true, what: 'Made', reason: '' };
}

/** Whether a programme may be changed so. Repairs that wait for it are looked at afterwards, each by its own rules. */
export function decideProgramme(programme: Programme, command: ProgrammeCommand, today: PlainDate): ProgrammeDecision {
  if (programme.state !== 'planned') return refuse('programme-ended');
  if ('reason' in command && command.reason === '') return refuse('reason-missing');
  switch (command.type) {
    case 'ChangeProgramme':
      return decideChange(programme, command, today);
    case 'DropProgramme':
      return { ok: true, what: 'Dropped', reason: command.reason };
    case 'AddPlaces':
      return ofPlaces(command.placeIds, 'added', '');
    case 'LeaveOutPlaces':
      return ofPlaces(command.placeIds, 'left out', command.reason);
    case 'RecordWork':
      return command.doneOn > today ? refuse('not-yet-done') : ofPlaces(command.placeIds, `done on ${longDateWithYear(command.doneOn)}`, '');
  }
}

function ofPlaces(placeIds: readonly string[], verb: string, reason: string): ProgrammeDecision {
  if (placeIds.length === 0) return refuse('no-places');
  return { ok: true, what: `${placeIds.length === 1 ? '1 home or block' : `${placeIds.length} homes or blocks`} ${verb}`, reason };
}

function decideChange(before: Programme, command: ProgrammeDetails & { readonly reason: string }, today: PlainDate): ProgrammeDecision {
  const moves = before.startsOn !== command.startsOn || before.endsOn !== command.endsOn;
  const dates = decideNew(command, today);
  // What is late keeps its old date until somebody sets a new one.
  if (moves && !dates.ok) return dates;
  const words = ({ startsOn, endsOn }: ProgrammeDetails) => `${longDateWithYear(startsOn)} to ${longDateWithYear(endsOn)}`;
  const changes = [
    ...(before.name === command.name ? [] : [`name from ${before.name} to ${command.name}`]),
    ...(before.work === command.work ? [] : [`work from ${before.work} to ${command.work}`]),
    ...(moves ? [`dates from "${words(before)}" to "${words(command)}"`] : []),
  ];
  return changes.length === 0 ? refuse('nothing-changes') : { ok: true, what: `Changed: ${changes.join('; ')}`, reason: command.reason };
}
