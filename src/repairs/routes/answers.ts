import { html } from '../../platform/html/index.ts';
import type { Route } from '../../platform/http/index.ts';
import { answerWays, attemptChannels, parseAnswer, parseAttempt, parseCancelling, parseClosing, parseDeclaredFixed, parseJoin } from '../forms/answers.ts';
import { cancelReasons } from '../model.ts';
import { fieldsOf, theirWords } from '../views/action-fields.ts';
import { choicesOf, paragraph } from '../views/form-page.ts';
import { actionRoutes, type ActionPage } from './action-page.ts';

const nothingMore = async () => null;

const declareFixed: ActionPage<null> = {
  path: 'declare-fixed', action: 'DeclareFixed', title: 'Say that all the work is done', verb: 'Say it is done and ask the resident',
  more: nothingMore,
  fields: (_open, _more, form) => fieldsOf(form).words('words', 'What was done in all', 'The resident is then asked whether it is fixed.'),
  parse: async ({ body }) => parseDeclaredFixed(body),
};

const askAgain: ActionPage<null> = {
  path: 'ask-again', action: 'RecordAnswerAttempt', title: 'Record an attempt to get the resident’s answer', verb: 'Record the attempt',
  more: nothingMore,
  fields: ({ record: { repair }, context, recipient }, _more, form) => {
    const field = fieldsOf(form);
    return html`${paragraph(`${repair.answerAttempts} of ${context.policy.answerAttempts} attempts are recorded. After ${context.policy.answerAttempts} the repair may be closed without an answer.`)}
      ${recipient !== undefined && paragraph('A reminder with their own link is sent as well.')}
      ${field.radios('channel', 'How you tried', choicesOf(attemptChannels))}
      ${field.words('words', 'What happened')}`;
  },
  parse: async ({ body }) => parseAttempt(body),
};

const answer: ActionPage<null> = {
  path: 'answer', action: 'AnswerWhetherFixed', title: 'Record the resident’s answer', verb: 'Record the answer',
  more: nothingMore,
  fields: (_open, _more, form) => {
    const field = fieldsOf(form);
    const answers = [
      { value: 'fixed', text: 'Yes, it is fixed', hint: 'The repair closes, unless something on it is still open' },
      { value: 'not-fixed', text: 'No, it is not fixed', hint: 'The same repair opens again and counts as a first fix that failed' },
      { value: 'not-sure', text: 'They are not sure', hint: 'We promise to ring again' },
    ];
    return html`${field.radios('answer', 'Is it fixed?', answers)}
      ${field.radios('how', 'How they told you', choicesOf(answerWays))}
      ${field.words('words', 'Anything they said (optional)')}`;
  },
  parse: async ({ body }) => parseAnswer(body),
};

const join: ActionPage<null> = {
  path: 'join', action: 'JoinReport', title: 'Add a second report to this repair', verb: 'Add the report',
  more: nothingMore,
  fields: ({ record: { repair } }, _more, form) => {
    const field = fieldsOf(form);
    return html`${paragraph('What we were told the first time:')}${theirWords(repair)}
      ${field.words('words', 'What they told you now, in their words')}
      ${field.line('reporterName', 'Who told you')}
      ${field.line('reporterContact', 'How to reach them (optional)', 'A phone number or an email address')}`;
  },
  parse: async ({ body }) => parseJoin(body),
};

const close: ActionPage<null> = {
  path: 'close', action: 'CloseRepair', title: 'Close the repair', verb: 'Close the repair',
  more: nothingMore,
  fields: ({ record: { repair } }, _more, form) =>
    repair.stage === 'confirmed'
      ? paragraph('The resident says it is fixed. They get a message that the repair is closed and how to open it again.')
      : html`${paragraph('The resident has not answered. They get a message that we closed it and how to open it again.')}
        ${fieldsOf(form).words('words', 'Why it may be closed without their answer', 'What was tried, and how we know that the work is done.')}`,
  parse: async ({ body }) => parseClosing(body),
};

const cancel: ActionPage<null> = {
  path: 'cancel', action: 'CancelRepair', title: 'Cancel the repair', verb: 'Cancel the repair', look: 'warning',
  more: nothingMore,
  fields: ({ recipient, record: { openOrders } }, _more, form) => {
    const field = fieldsOf(form);
    return html`${openOrders.length > 0 && field.ticks('orderIds', 'Orders that are cancelled with it', openOrders.map(({ id, number, trade }) => ({ value: id, text: `Order ${number}: ${trade}` })), 'Each open order must be ticked, or completed first.')}
      ${field.radios('reason', 'Why it is cancelled', choicesOf(cancelReasons))}
      ${field.words('words', 'Explain why', recipient === undefined ? 'It goes on the record.' : 'The resident reads it after “because”. For example, you told us that it stopped.')}
      ${recipient === undefined && field.line('toldHow', 'How the resident was told', 'We hold no address to write to. Say who spoke to them, and when.')}`;
  },
  parse: async ({ body }) => parseCancelling(body),
  refusalField: (refusal) => (refusal === 'reason-missing' ? 'words' : undefined),
};

/** From "the work is done" to the end of a repair. */
export const answerRoutes: readonly Route[] = [
  ...actionRoutes(declareFixed), ...actionRoutes(askAgain), ...actionRoutes(answer), ...actionRoutes(join), ...actionRoutes(close), ...actionRoutes(cancel),
];
