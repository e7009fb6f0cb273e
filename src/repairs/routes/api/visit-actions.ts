import { Type } from 'typebox';
import { accessAttempts, fieldsOfSaid, parseWishes, type SaidWishes } from '../../../appointments/index.ts';
import type { CaseId, Reference } from '../../../casefile/index.ts';
import { date, dateFields, idOf, maybeWords, words, type ApiRoute } from '../../../platform/api/index.ts';
import { actorOf } from '../../../staff/index.ts';
import { whoeverIsFree } from '../../decide/visit-slots.ts';
import { parseBooking, parseMove, parsePostInspection, parseVisitCancelled } from '../../forms/booking.ts';
import { parseOutcome } from '../../forms/outcome.ts';
import { parseRemedy, remedyDecisions } from '../../forms/remedy.ts';
import { mostWords } from '../../../platform/forms/index.ts';
import { priorities, trades, visitPurposes, type VisitId } from '../../model.ts';
import type { RemedyId } from '../../model/remedy.ts';
import { whoMayBeSent } from '../../queries/operatives.ts';
import { newReference, type StaffAsking } from '../asking.ts';
import { repairActionRoute } from './action-route.ts';
import { recordFindings } from './record-findings.ts';
import { partOfDaySchema, suitsExample, suitsSchema } from './repair-schema.ts';

const visitId = idOf('the booked visit');
const slot = {
  on: date('The day of the visit.'),
  partOfDay: partOfDaySchema('When they come.'),
  operativeId: Type.Optional(idOf('the operative or surveyor who goes; whoever is free and nearest when left out')),
  evenIfFull: Type.Optional(Type.Boolean({ description: 'An emergency, although they have their visits for that half-day.' })),
};
const slotPointers = { day: 'on', operative: 'operativeId' };
const anId = '0199c0de-0000-7000-8000-000000000005';
const slotExample = { on: '2026-11-26', partOfDay: 'morning', operativeId: '0199c0de-0000-7000-8000-000000000006' };

function slotFields({ on, partOfDay, operativeId, evenIfFull }: { readonly on: string; readonly partOfDay: string; readonly operativeId?: string; readonly evenIfFull?: boolean }) {
  return { day: on, partOfDay, operative: operativeId ?? whoeverIsFree, ...(evenIfFull === true ? { evenIfFull: 'yes' } : {}) };
}

const operativesFor = (asking: StaffAsking) => whoMayBeSent(asking.tx, actorOf(asking.actor));
export const causeId = Type.String({ maxLength: 60, description: 'Why it happened: an id of the list of causes.' });
const noChild = { childId: '' as CaseId, childReference: '' as Reference };

/** Booking visits, and what came of them. */
export const visitActions: readonly ApiRoute[] = [
  repairActionRoute({
    name: 'book-visit', action: 'BookVisit', summary: 'Book a visit',
    description: 'Books an operative or surveyor of your own organisation for half a day, and tells the resident.',
    fields: { purpose: Type.Enum([...visitPurposes], { description: 'What the visit is for.' }), ...slot, orderId: Type.Optional(idOf('the open order it carries out')) },
    example: { purpose: 'repair', ...slotExample, version: 2 }, pointers: slotPointers,
    parse: async ({ purpose, orderId = '', ...rest }, _open, asking) => parseBooking({ purpose, orderId, ...slotFields(rest) }, await operativesFor(asking)),
  }),
  repairActionRoute({
    name: 'book-post-inspection', action: 'BookPostInspection', summary: 'Book a visit to check finished work',
    description: 'Sends somebody who had no hand in the work, also when the repair is closed, and tells the resident.',
    fields: slot, example: { ...slotExample, version: 7 }, pointers: slotPointers,
    parse: async (sent, _open, asking) => parsePostInspection(slotFields(sent), await operativesFor(asking)),
  }),
  repairActionRoute({
    name: 'move-visit', action: 'MoveVisit', summary: 'Move a visit',
    description: 'Gives a booked visit another day or another person, and tells the resident why.',
    fields: { visitId, ...slot, askedBy: Type.Enum(['us', 'resident'], { description: 'Who asked to move it.' }), reason: words(mostWords, 'Why it moves: the resident reads this.') },
    example: { visitId: anId, ...slotExample, askedBy: 'resident', reason: 'They are at work on that day.' }, pointers: slotPointers,
    parse: async ({ visitId: id, askedBy, reason, ...rest }, _open, asking) => parseMove({ askedBy, reason, ...slotFields(rest) }, id as VisitId, await operativesFor(asking)),
  }),
  repairActionRoute({
    name: 'cancel-visit', action: 'CancelVisit', summary: 'Cancel a visit',
    description: 'Cancels a booked visit and promises the resident a call to agree another.',
    fields: { visitId, reason: words(mostWords, 'Why it is cancelled: the resident reads this.') },
    example: { visitId: anId, reason: 'The part has not come.' },
    parse: ({ visitId: id, reason }) => parseVisitCancelled({ reason }, id as VisitId),
  }),
  repairActionRoute({
    name: 'record-visit-done', action: 'RecordVisitDone', summary: 'Record that a visit was made',
    description: 'The work of the visit is done. Operatives record their own visits only.',
    fields: { visitId, words: words(mostWords, 'What was done.'), cause: Type.Optional(causeId) },
    example: { visitId: anId, words: 'Replaced the washer and tested it.', cause: 'plumbing-joint' }, pointers: { doneWords: 'words' },
    parse: ({ visitId: id, words: doneWords, cause = '' }) => parseOutcome({ outcome: 'done', doneWords, cause }, { visitId: id as VisitId, photos: [], child: noChild }),
  }),
  repairActionRoute({
    name: 'record-no-access', action: 'RecordNoAccess', summary: 'Record that nobody could get in',
    description: 'The visitor was at the door and nobody opened. It does not close a repair.',
    fields: { visitId, tried: Type.Array(Type.Enum([...accessAttempts]), { minItems: 1, maxItems: accessAttempts.length, uniqueItems: true, description: 'All that was tried to get in.' }), words: words(mostWords, 'What happened at the door.') },
    example: { visitId: anId, tried: ['knocked and waited', 'phoned'], words: 'No answer for ten minutes.' }, pointers: { noAccessWords: 'words' },
    parse: ({ visitId: id, tried, words: noAccessWords }) => parseOutcome({ outcome: 'no-access', tried, noAccessWords }, { visitId: id as VisitId, photos: [], child: noChild }),
  }),
  repairActionRoute({
    name: 'record-follow-on', action: 'RecordFollowOn', summary: 'Record that more work is needed',
    description: 'Raises a repair of its own for the work that is left, with its promise. The first one waits for it.',
    fields: {
      visitId, words: words(mostWords, 'What work is still needed.'), trade: Type.Enum([...trades], { description: 'Who does it.' }),
      priority: Type.Enum([...priorities], { description: 'How soon it must be done.' }), dueOn: date('The day we promise it by.'), materials: maybeWords(500, 'What to bring.'),
      sameOperative: Type.Optional(Type.Boolean({ description: 'Whoever saw it asks to come back themselves.' })),
    },
    example: { visitId: anId, words: 'The floor under the sink must be replaced.', trade: 'carpenter', priority: 'routine', dueOn: '2026-12-11' },
    pointers: { followOnWords: 'words' },
    parse: async ({ visitId: id, words: followOnWords, trade, priority, dueOn, materials = '', sameOperative }, _open, asking) => {
      const child = { childId: asking.newId() as CaseId, childReference: await newReference(asking) };
      return parseOutcome({ outcome: 'follow-on', followOnWords, trade, priority, materials, sameOperative: sameOperative === true ? 'yes' : 'no', ...dateFields('dueOn', dueOn) }, { visitId: id as VisitId, photos: [], child });
    },
  }),
  recordFindings,
  repairActionRoute({
    name: 'decide-remedy', action: 'DecideRemedy', summary: 'Decide about a sum proposed for a missed visit',
    description: 'Offers it, or another sum, or nothing, and tells the resident what is offered. Nothing is paid.',
    fields: {
      remedyId: idOf('the sum proposed'), decision: Type.Enum([...remedyDecisions], { description: 'Whether a sum is offered.' }),
      pence: Type.Optional(Type.Integer({ minimum: 1, maximum: 9_999_999, description: 'The sum offered, in pence.' })), reason: Type.Optional(words(mostWords, 'Why, where it is less than proposed.')),
    },
    example: { remedyId: anId, decision: 'offered', pence: 1500 }, pointers: { pounds: 'pence' },
    parse: ({ remedyId, decision, pence, reason }) => parseRemedy({ decision, pounds: ((pence ?? 0) / 100).toFixed(2), reason: reason ?? '' }, remedyId as RemedyId),
  }),
  repairActionRoute({
    name: 'record-temporary-fix', action: 'RecordTemporaryFix', summary: 'Record that it is mended for now',
    description: 'The repair stays open, with a promise of the permanent repair by a day.',
    fields: { visitId, words: words(mostWords, 'What was done for now.'), permanent: words(500, 'The permanent repair: the resident reads this.'), permanentBy: date('The day we promise it by.') },
    example: { visitId: anId, words: 'Clamped the pipe.', permanent: 'replace the pipe under the sink', permanentBy: '2026-12-11' }, pointers: { temporaryWords: 'words' },
    parse: ({ visitId: id, words: temporaryWords, permanent, permanentBy }) =>
      parseOutcome({ outcome: 'temporary', temporaryWords, permanent, ...dateFields('permanentBy', permanentBy) }, { visitId: id as VisitId, photos: [], child: noChild }),
  }),
  repairActionRoute({
    name: 'say-when-it-suits', action: 'SayWhenItSuits', summary: 'Note when a visit suits the resident',
    description: 'All of it anew; nothing named means any time. Such times are offered and proposed first, and nothing is refused because of it.',
    fields: suitsSchema.properties, example: suitsExample, pointers: { wishFrom: 'notBefore' },
    parse: (said) => {
      const parsed = parseWishes(fieldsOfSaid(said as SaidWishes));
      return parsed.ok ? { ok: true, command: { type: 'SayWhenItSuits', wishes: parsed.command } } : parsed;
    },
  }),
  repairActionRoute({
    name: 'ask-to-change-visit', action: 'AskToChangeVisit', summary: 'Record that the resident asks for another time',
    description: 'Tells the owner that the resident wants the visit changed.',
    fields: { visitId, words: words(mostWords, 'What they asked for, in their words.') },
    example: { visitId: anId, words: 'Could you come after four?' },
    parse: ({ visitId: id, words: theirs }) => ({ ok: true, command: { type: 'AskToChangeVisit', visitId: id as VisitId, words: theirs } }),
  }),
];
