import { Type } from 'typebox';
import { date, dateFields, idOf, words, type ApiRoute } from '../../../platform/api/index.ts';
import { programmesCovering } from '../../../programmes/index.ts';
import { causeChoices } from '../../model/causes.ts';
import { parseAccessReview, parseAccessStep } from '../../forms/access.ts';
import { answerWays } from '../../forms/answers.ts';
import { mostWords } from '../../../platform/forms/index.ts';
import { parseAgreed, parseCause, parseDeclined, parseIntoProgramme, parseObjection, parseOutOfProgramme } from '../../forms/standing.ts';
import { accessDecisions, accessSteps } from '../../model/access-ladder.ts';
import { repairActionRoute } from './action-route.ts';
import { causeId } from './visit-actions.ts';

/** Getting in, why it happened, planned work, and a cancellation that somebody else decides. */
export const standingActions: readonly ApiRoute[] = [
  repairActionRoute({
    name: 'review-access', action: 'ReviewAccess', summary: 'Look at what was tried to get in',
    description: 'After as many attempts as policy asks for: what was considered about the household, and what happens next. It never closes a repair.',
    fields: { needs: words(mostWords, 'What you considered about the household.'), decision: Type.Enum([...accessDecisions], { description: 'What happens next.' }), reason: words(mostWords, 'Why.') },
    example: { needs: 'Hard of hearing: text first.', decision: 'another visit', reason: 'Try after four o’clock.' },
    parse: (body) => parseAccessReview(body),
  }),
  repairActionRoute({
    name: 'decide-access-step', action: 'DecideAccessStep', summary: 'Decide the tenancy or legal step',
    description: 'A manager’s decision, once a supervisor asked for it. The resident is told what and by when.',
    fields: { step: Type.Enum([...accessSteps], { description: 'Which step.' }), reason: words(mostWords, 'Why this, and why now.'), nextOn: date('By when we tell the resident more.') },
    example: { step: 'formal letter', reason: 'Three visits at three times, each with written notice.', nextOn: '2026-12-11' },
    parse: ({ nextOn, ...body }) => parseAccessStep({ ...body, ...dateFields('nextOn', nextOn) }),
  }),
  repairActionRoute({
    name: 'code-cause', action: 'CodeCause', summary: 'Record why it happened',
    description: 'Apart from what was seen. Another cause than the one on record is a correction, also after closing. A cause that was mended here not long ago makes it a recall.',
    fields: { cause: causeId, words: words(mostWords, 'How it is known; of a correction, why it changes.') },
    example: { cause: 'plumbing-joint', words: 'The washer had perished.' },
    parse: ({ cause, words: how }, { context }) => parseCause({ cause, words: how }, causeChoices(context.policy.causes, context.today)),
  }),
  repairActionRoute({
    name: 'put-in-programme', action: 'PutInProgramme', summary: 'Leave it to planned work',
    description: 'Ties the repair to a programme that covers its place, by a promise at the programme’s date. It opens again by itself when that date moves or passes, or the programme is dropped.',
    fields: { programmeId: idOf('the programme'), reason: words(mostWords, 'Why it can wait: the resident reads this.') },
    example: { programmeId: '0199c0de-0000-7000-8000-000000000010', reason: 'the whole roof will be renewed' }, pointers: { programme: 'programmeId' },
    parse: async ({ programmeId, reason }, { record, context }, { tx }) => parseIntoProgramme({ programme: programmeId, reason }, await programmesCovering(tx, record.spine.file, context.today)),
  }),
  repairActionRoute({
    name: 'leave-programme', action: 'ReopenFromProgramme', summary: 'Take it out of its programme',
    description: 'It waits no longer: its time counts from now, and the resident is told why.',
    fields: { reason: words(mostWords, 'Why: the resident reads this.') },
    example: { reason: 'it has got worse' },
    parse: (body) => parseOutOfProgramme(body),
  }),
  repairActionRoute({
    name: 'agree-to-cancel', action: 'AgreeToCancel', summary: 'Agree to a proposed cancellation',
    description: 'By somebody other than whoever proposed it.', fields: {}, example: {},
    parse: () => parseAgreed(),
  }),
  repairActionRoute({
    name: 'decline-cancellation', action: 'DeclineCancellation', summary: 'Say no to a proposed cancellation',
    description: 'The repair goes on.', fields: { reason: words(mostWords, 'Why it goes on.') }, example: { reason: 'It still drips.' },
    parse: (body) => parseDeclined(body),
  }),
  repairActionRoute({
    name: 'object-to-cancellation', action: 'ObjectToCancellation', summary: 'Record that the resident does not agree',
    description: 'A cancelled repair opens again, and managers are told.',
    fields: { how: Type.Enum([...answerWays], { description: 'How they told you.' }), words: words(mostWords, 'What they said, in their words.') },
    example: { how: 'by phone', words: 'It still drips. I never said it was mended.' },
    parse: (body) => parseObjection(body),
  }),
];
