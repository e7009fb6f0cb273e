import { longDate } from '../../clock/index.ts';
import { html } from '../../platform/html/index.ts';
import type { Route } from '../../platform/http/index.ts';
import { programmesCovering, type ProgrammeHere } from '../../programmes/index.ts';
import { currentHousehold, instructionsFor } from '../../residents/index.ts';
import { hasRole } from '../../staff/index.ts';
import { causeListRoles } from '../access.ts';
import { causeChoices, causeInWords } from '../model/causes.ts';
import { parseAccessReview, parseAccessStep } from '../forms/access.ts';
import { answerWays } from '../forms/answers.ts';
import { parseAgreed, parseCause, parseDeclined, parseIntoProgramme, parseObjection, parseOutOfProgramme } from '../forms/standing.ts';
import { accessDecisions, accessSteps } from '../model/access-ladder.ts';
import { accessPanel } from '../views/access-panel.ts';
import { fieldsOf, theirWords } from '../views/action-fields.ts';
import { cancellationProposed } from '../views/standing-marks.ts';
import { householdKnown, type HouseholdKnown } from '../views/household-known.ts';
import { choicesOf, link, paragraph } from '../views/form-page.ts';
import { actionRoutes, type ActionPage } from './action-page.ts';

const nothingMore = async () => null;

const review: ActionPage<HouseholdKnown> = {
  path: 'review-access', action: 'ReviewAccess', title: 'Look at what was tried to get in', verb: 'Save the decision',
  more: async ({ place, context: { today } }, { tx }) => {
    const [people, door] = await Promise.all([currentHousehold(tx, place.homeId ?? '', today), instructionsFor(tx, place.homeId ?? '', today)]);
    return { people, door };
  },
  fields: ({ record: { repair }, context }, household, form) => {
    const field = fieldsOf(form);
    return html`${accessPanel(repair, context.policy, context.today)}${householdKnown(household)}
      ${field.words('needs', 'What you considered about the household', 'Their needs, and what could explain that nobody opened: hearing, mobility, work, hospital, a wrong number.')}
      ${field.radios('decision', 'What happens next?', choicesOf(accessDecisions))}
      ${field.words('reason', 'Why')}`;
  },
  parse: async ({ body }) => parseAccessReview(body),
};

const step: ActionPage<null> = {
  path: 'access-step', action: 'DecideAccessStep', title: 'Decide the tenancy or legal step', verb: 'Save the step and tell the resident', look: 'warning',
  more: nothingMore,
  fields: ({ record: { repair }, context }, _more, form) => {
    const field = fieldsOf(form);
    return html`${accessPanel(repair, context.policy, context.today)}
      ${field.radios('step', 'Which step?', choicesOf(accessSteps))}
      ${field.words('reason', 'Why this step, and why now', 'It stays on the record with your name.')}
      ${field.date('nextOn', 'We tell the resident more by', 'For example, 27 3 2027. We promise the resident this date.')}`;
  },
  parse: async ({ body }) => parseAccessStep(body),
};

const cause: ActionPage<null> = {
  path: 'cause', action: 'CodeCause', title: 'Record why it happened', verb: 'Save the cause',
  more: nothingMore,
  fields: ({ record: { repair }, context: { actor, policy, today } }, _more, form) => {
    const field = fieldsOf(form);
    const addThem = hasRole(actor, ...causeListRoles) ? link('/admin/settings/causes', 'add to the list') : 'add to the list';
    const before = repair.cause === null ? undefined : causeInWords(repair.cause, policy.causes);
    return html`${theirWords(repair)}${before !== undefined && paragraph(`On record: ${before}. Another cause is a correction: what was said before stays.`)}
      ${paragraph(html`If what you found is not in the list, choose what comes nearest and say so below. Managers and administrators ${addThem}.`)}
      ${field.list('cause', 'Why did it happen?', causeChoices(policy.causes, today), 'Choose a cause')}
      ${field.words('words', before === undefined ? 'How it is known' : 'Why it changes', 'What was looked at or measured, and what was found. The building is looked at, never how people live.')}`;
  },
  parse: async ({ body }, { context }) => parseCause(body, causeChoices(context.policy.causes, context.today)),
};

const intoProgramme: ActionPage<readonly ProgrammeHere[]> = {
  path: 'programme', action: 'PutInProgramme', title: 'Leave it to a programme of planned work', verb: 'Leave it to the programme and tell the resident', look: 'warning',
  more: ({ record, context }, { tx }) => programmesCovering(tx, record.spine.file, context.today),
  unless: (programmes) => (programmes.length === 0 ? 'No programme with a date to come covers this place.' : undefined),
  fields: ({ context: { today } }, programmes, form) => {
    const field = fieldsOf(form);
    return html`${paragraph('The repair stays open and tied to the programme, with a promise at its date. If the date moves or passes, or the programme is dropped, it opens again by itself.')}
      ${field.radios('programme', 'Which programme?', programmes.map(({ id, name, work, endsOn }) => ({ value: id, text: name, hint: `${work}, done by ${longDate(endsOn, today)}` })))}
      ${field.words('reason', 'Why it can wait', 'The resident reads it after “because”. For example, the whole roof will be renewed.')}`;
  },
  parse: async ({ body }, _open, programmes) => parseIntoProgramme(body, programmes),
};

const outOfProgramme: ActionPage<null> = {
  path: 'leave-programme', action: 'ReopenFromProgramme', title: 'Take it out of the programme', verb: 'Open it again and tell the resident',
  more: nothingMore,
  fields: (_open, _more, form) => fieldsOf(form).words('reason', 'Why it waits no longer', 'The resident reads it after “because”. For example, the leak has got worse.'),
  parse: async ({ body }) => parseOutOfProgramme(body),
};

const agreeToCancel: ActionPage<null> = {
  path: 'agree-to-cancel', action: 'AgreeToCancel', title: 'Agree to cancel the repair', verb: 'Cancel the repair and tell the resident', look: 'warning',
  more: nothingMore,
  fields: ({ record: { repair } }) => html`${cancellationProposed(repair)}${theirWords(repair)}`,
  parse: async () => parseAgreed(),
};

const decline: ActionPage<null> = {
  path: 'decline-cancellation', action: 'DeclineCancellation', title: 'Do not cancel the repair', verb: 'Record that it goes on',
  more: nothingMore,
  fields: ({ record: { repair } }, _more, form) => html`${cancellationProposed(repair)}${fieldsOf(form).words('reason', 'Why it goes on')}`,
  parse: async ({ body }) => parseDeclined(body),
};

const objection: ActionPage<null> = {
  path: 'objection', action: 'ObjectToCancellation', title: 'Record that the resident does not agree', verb: 'Open it again',
  more: nothingMore,
  fields: (_open, _more, form) => {
    const field = fieldsOf(form);
    return html`${field.radios('how', 'How they told you', choicesOf(answerWays))}${field.words('words', 'What they told you, in their words')}`;
  },
  parse: async ({ body }) => parseObjection(body),
};

/** What stands on a repair beside its course: getting in, its cause, planned work, a cancellation somebody else decides. */
export const standingRoutes: readonly Route[] = [
  ...actionRoutes(review), ...actionRoutes(step), ...actionRoutes(cause), ...actionRoutes(intoProgramme), ...actionRoutes(outOfProgramme),
  ...actionRoutes(agreeToCancel), ...actionRoutes(decline), ...actionRoutes(objection),
];
