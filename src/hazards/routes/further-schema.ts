import { Type, type Static } from 'typebox';
import { date, idOf, object, orNull } from '../../platform/api/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { meterKinds, type MeterKind } from '../../repairs/index.ts';
import { checkResults, occasions, spreadRules, spreadSides, spreadStates, workPurposes, type DryCheck, type SpreadProposal, type RecordedMove, type TiedRepair } from '../model.ts';
import { checksOf } from '../queries/dry.ts';
import { proposalsOf } from '../queries/spread.ts';
import { movesOf, tiedRepairs } from '../queries/works.ts';

const text = (description: string) => Type.String({ description });
const moment = (description: string) => orNull(text(description));
const pence = (description: string) => Type.Integer({ description });

const workSchema = object({
  reference: text('The repair.'), title: text('What it is about.'), purpose: Type.Enum([...workPurposes], { description: 'Whether it makes it safe, or keeps it from coming back.' }), stage: text('Where the repair stands.'), isClosed: Type.Boolean(),
  begunAt: moment('When work was first done at a visit.'), doneAt: moment('When the last of its work was done.'), passedInspection: orNull(text('The inspection of its work that passed.')),
});
const moveSchema = object({
  place: text('Where they can stay.'), fromOn: date('From which day.'), untilOn: date('The day by which they are home again.'), costPence: pence('What the whole stay is expected to cost.'), offeredAt: text('When it was offered.'), by: text('Who recorded the offer.'),
  answer: orNull(Type.Enum(['accepted', 'refused'], { description: 'What they answered; null while they have not.' })), answeredAt: moment('When they answered.'), answerWords: orNull(text('What they said.')), backAt: moment('When they were home again.'), finalCostPence: orNull(pence('What it cost in the end.')),
  withdrawnAt: moment('When we took the offer back; null while it stands.'), withdrawnBecause: orNull(text('Why we took it back.')),
});
const readingSchema = object({ kind: Type.Enum(Object.keys(meterKinds) as MeterKind[], { description: 'What was measured.' }), value: Type.Number({ description: 'In percent, or in °C for the temperature.' }), where: text('Where.'), instrument: text('The instrument.') });
const checkSchema = object({
  occasion: Type.Enum([...occasions], { description: 'Which check it was.' }), result: Type.Enum([...checkResults], { description: 'What was found.' }), at: text('When it was looked at.'), words: text('What was looked at, and what was found.'),
  readings: Type.Array(readingSchema), fromInspection: orNull(text('The inspection of the work that it was taken from.')), by: text('Who looked.'),
});
const nearSchema = object({
  proposalId: idOf('the proposal'), homeId: orNull(idOf('the home; null for the shared parts of a block')), blockId: orNull(idOf('the block; null for a home')), address: text('Where it is.'), side: Type.Enum([...spreadSides], { description: 'Where it lies from the damp.' }),
  pickedBy: Type.Enum([...spreadRules], { description: 'By what it was picked.' }), state: Type.Enum([...spreadStates], { description: 'What became of it.' }), visitBy: orNull(date('The day by which somebody looks.')), decidedBy: orNull(text('Who decided.')), reason: orNull(text('What they said.')), openedReference: orNull(text('The hazard that was opened there.')),
});

/** What belongs to a hazard besides its own record. */
export const furtherSchema = {
  works: Type.Array(workSchema, { description: 'The repairs that do its work, each as it stands.' }), moves: Type.Array(moveSchema, { description: 'Every stay that was offered, the oldest first.' }),
  checks: Type.Array(checkSchema, { description: 'Every look at whether it is dry, the oldest first.' }), placesNear: Type.Array(nearSchema, { description: 'Places near it that may have it too.' }),
};

const workOf = ({ reference, title, purpose, stage, isClosed, begunAt, doneAt, passed }: TiedRepair): Static<typeof workSchema> => ({ reference, title, purpose, stage, isClosed, begunAt, doneAt, passedInspection: passed?.reference ?? null });
const moveOf = ({ moveId: _id, ...move }: RecordedMove): Static<typeof moveSchema> => move;
const checkOf = ({ occasion, result, at, words, readings, fromInspection, by }: DryCheck): Static<typeof checkSchema> => ({ occasion, result, at, words, readings: [...readings], fromInspection: fromInspection ?? null, by });
const nearOf = ({ id, homeId, blockId, address, side, rule, state, visitBy, decidedBy, reason, openedReference }: SpreadProposal): Static<typeof nearSchema> => ({ proposalId: id, homeId, blockId, address, side, pickedBy: rule, state, visitBy, decidedBy, reason, openedReference });

/** The same in data, read for one hazard. */
export async function furtherOf(tx: Tx, caseId: string) {
  const [works, moves, checks, placesNear] = await Promise.all([tiedRepairs(tx, caseId), movesOf(tx, caseId), checksOf(tx, caseId), proposalsOf(tx, caseId)]);
  return { works: works.map(workOf), moves: moves.map(moveOf), checks: checks.map(checkOf), placesNear: placesNear.map(nearOf) };
}

export const furtherExample: Awaited<ReturnType<typeof furtherOf>> = {
  works: [{ reference: 'REP-2026-00412', title: 'Mould', purpose: 'safety', stage: 'booked', isClosed: false, begunAt: null, doneAt: null, passedInspection: null }],
  moves: [{ place: 'Larch Hotel', fromOn: '2026-11-24', untilOn: '2026-11-30', costPence: 45_000, offeredAt: '2026-11-24T12:00:00.000Z', by: 'P. Shah', answer: 'accepted', answeredAt: '2026-11-24T12:30:00.000Z', answerWords: 'Gladly.', backAt: null, finalCostPence: null, withdrawnAt: null, withdrawnBecause: null }],
  checks: [{ occasion: 'after the works', result: 'dry', at: '2026-12-14T10:00:00.000Z', words: 'Wall below the gutter, dry to the touch.', readings: [{ kind: 'moisture', value: 11, where: 'Bedroom, outside wall', instrument: 'Protimeter 5' }], fromInspection: null, by: 'P. Shah' }],
  placesNear: [{ proposalId: '0199c0de-0000-7000-8000-000000000021', homeId: '0199c0de-0000-7000-8000-000000000002', blockId: null, address: '15 Larch House, SK1 3XA', side: 'beside', pickedBy: 'floor', state: 'open', visitBy: null, decidedBy: null, reason: null, openedReference: null }],
};
