import { Type } from 'typebox';
import { date, maybeWords, words } from '../../../platform/api/index.ts';
import { mostWords } from '../../../platform/forms/index.ts';
import { html } from '../../../platform/html/index.ts';
import { fieldsOf, paragraph, type FormState } from '../../../repairs/index.ts';
import { firstWords } from '../../decide/first-words.ts';
import { summaryText } from '../../decide/summary-text.ts';
import { lastDayOf, toBeSafe, toHaveBegun } from '../../decide/write-summary.ts';
import { parsePaperSummary } from '../../forms/acts.ts';
import { parseApproval, parseSentBack, parseSummary, summaryOnForm } from '../../forms/summary.ts';
import { paperWays } from '../../model.ts';
import { whenFields } from '../../views/fields.ts';
import { summaryAsRead, summaryFields } from '../../views/summary-views.ts';
import { summaryWayInWords } from '../../words.ts';
import type { HazardAction } from '../action-page.ts';
import type { OpenHazard } from '../open-hazard.ts';
import { whenMembers } from './when-members.ts';

/** A summary not yet sent is mended; a new one begins with what was found. */
function begun({ record: { hazard } }: OpenHazard, form: FormState): FormState {
  if (Object.keys(form.body).length > 0) return form;
  return { ...form, body: hazard.summary === null ? { ...firstWords(hazard) } : summaryOnForm(hazard.summary) };
}

const write: HazardAction = {
  path: 'write-summary', action: 'WriteSummary', title: 'Write the summary for the resident', verb: 'Save it for review', reasonIn: 'nothingBecause',
  fields: (open, form) => summaryFields(begun(open, form), {
    safeBy: lastDayOf(open.record, toBeSafe, open.context.calendar), startBy: lastDayOf(open.record, toHaveBegun, open.context.calendar),
    isSafe: open.record.hazard.madeSafeAt !== null, today: open.context.today, sentBack: open.record.hazard.summary?.sentBackBecause ?? null,
  }),
  parse: (body) => parseSummary(body),
  api: {
    operationId: 'writeHazardSummary', description: 'What was found, what is done and by when, or why nothing. Refused where the words blame, promise without a day, or promise a later day than the law has. Another person reviews it before it goes.',
    fields: {
      found: words(mostWords, 'What was found.'), safetyWords: maybeWords(mostWords, 'What makes it safe.'), safetyBeginBy: Type.Optional(date('Begun by.')), safetyDoneBy: Type.Optional(date('Safe by.')),
      preventionWords: maybeWords(mostWords, 'What stops it coming back.'), preventionBeginBy: Type.Optional(date('Begun by.')), preventionDoneBy: Type.Optional(date('Finished by.')),
      nothingBecause: maybeWords(mostWords, 'Why nothing, or nothing more, needs doing.'), stay: maybeWords(mostWords, 'Somewhere to stay, where it is offered.'),
    },
    example: { found: 'Rain comes in by a split downpipe and wets the bedroom wall.', safetyWords: 'We treat the mould.', safetyBeginBy: '2026-12-03', safetyDoneBy: '2026-12-04', preventionWords: 'We fit a new downpipe.', preventionBeginBy: '2026-12-07', preventionDoneBy: '2026-12-18', version: 3 },
  },
};

/** What the reviewer reads is what would go. */
function asItWouldGo({ record: { hazard }, place: { address }, asking: { landlord }, context: { today } }: OpenHazard) {
  return hazard.summary === null ? undefined : summaryAsRead(summaryText(hazard.summary, { hazard, address, phone: landlord.phone, emergencyPhone: landlord.emergencyPhone, today }));
}

const approve: HazardAction = {
  path: 'approve-summary', action: 'ApproveSummary', title: 'Review the written summary', verb: 'It is right: send it',
  fields: (open) => html`${paragraph('This is what the resident reads. Its days become promises. It goes by email or letter, as the resident likes, never as a text; the clock ends when it has left.')}${asItWouldGo(open)}`,
  parse: () => parseApproval(),
  api: { operationId: 'approveHazardSummary', description: 'Another person than its writer finds it right: it goes to the resident, and its days become promises.', fields: {}, example: { version: 4 } },
};

const sendBack: HazardAction = {
  path: 'send-summary-back', action: 'SendSummaryBack', title: 'Send the summary back to its writer', verb: 'Send it back',
  fields: (open, form) => html`${asItWouldGo(open)}${fieldsOf(form).words('reason', 'What is to be mended?')}`,
  parse: (body) => parseSentBack(body),
  api: { operationId: 'sendHazardSummaryBack', description: 'Something is to be mended: its writer is told what.', fields: { reason: words(mostWords, 'What is to be mended.') }, example: { reason: 'The day for the scaffold is a Sunday.', version: 4 } },
};

const onPaper: HazardAction = {
  path: 'summary', action: 'RecordSummarySent', title: 'Record a summary that was given on paper', verb: 'Save that it was given',
  fields: (_open, form) => html`${paragraph('Only for one that did not go by our own post or email. It says what was found; what we do, begun and finished by when, or why nothing; somewhere to stay where it is owed; how to reach us and how to complain. The day it is given counts.')}
    ${whenFields(form, 'When was it given?')}${fieldsOf(form).radios('how', 'How was it given?', paperWays.map((value) => ({ value, text: summaryWayInWords[value] })))}${fieldsOf(form).words('words', 'What does it say?')}`,
  parse: (body, { now }) => parsePaperSummary(body, now),
  api: { operationId: 'recordHazardSummary', description: 'Of one that did not leave by the landlord’s own outbox. The day it is given counts. Telling the tenant instead is enough only where all the work was finished within the time for a summary.', fields: { how: Type.Enum([...paperWays], { description: 'How it was given.' }), words: words(mostWords, 'What it says.'), ...whenMembers }, example: { how: 'handed over', words: 'We found penetrating damp. We treat the mould by Friday and renew the downpipe by 26 February.', version: 4 } },
};

/** From what was found to what the resident reads. */
export const summaryActions: readonly HazardAction[] = [write, approve, sendBack, onPaper];
