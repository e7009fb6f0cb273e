import { Type } from 'typebox';
import { idOf, maybeWords, words, type ApiRoute } from '../../../platform/api/index.ts';
import { answerWays, attemptChannels, parseAnswer, parseAttempt, parseCancelling, parseClosing, parseDeclaredFixed, parseJoin } from '../../forms/answers.ts';
import { mostWords } from '../../../platform/forms/index.ts';
import { cancelReasons } from '../../model.ts';
import { repairActionRoute } from './action-route.ts';

/** From "the work is done" to the end of a repair, and what the resident says on the way. */
export const endingActions: readonly ApiRoute[] = [
  repairActionRoute({
    name: 'declare-fixed', action: 'DeclareFixed', summary: 'Say that all the work is done',
    description: 'The resident is then asked whether it is fixed: their answer decides.',
    fields: { words: words(mostWords, 'What was done in all.') },
    example: { words: 'New pipe fitted and the wall made good.', version: 6 },
    parse: (body) => parseDeclaredFixed(body),
  }),
  repairActionRoute({
    name: 'record-answer-attempt', action: 'RecordAnswerAttempt', summary: 'Record an attempt to get the resident’s answer',
    description: 'One more try to hear whether it is fixed.',
    fields: { channel: Type.Enum([...attemptChannels], { description: 'How you tried.' }), words: words(mostWords, 'What happened.') },
    example: { channel: 'phone', words: 'No reply, left a message.' },
    parse: (body) => parseAttempt(body),
  }),
  repairActionRoute({
    name: 'answer-whether-fixed', action: 'AnswerWhetherFixed', summary: 'Record the resident’s answer',
    description: '“fixed” closes the repair where nothing on it is open; “not-fixed” opens it again; “not-sure” promises another call.',
    fields: {
      answer: Type.Enum(['fixed', 'not-fixed', 'not-sure'], { description: 'What the resident said.' }),
      how: Type.Enum([...answerWays], { description: 'How they told you.' }),
      words: maybeWords(mostWords, 'Anything they said.'),
    },
    example: { answer: 'fixed', how: 'by phone', words: 'All dry now, thank you.' },
    parse: ({ answer, how, words: theirs = '' }) => parseAnswer({ answer, how, words: theirs }),
  }),
  repairActionRoute({
    name: 'join-report', action: 'JoinReport', summary: 'Add a second report to this repair',
    description: 'The same problem told again. It stands on the timeline of the repair there is.',
    fields: { words: words(mostWords, 'What they told you now, in their words.'), reporterName: words(120, 'Who told you.'), reporterContact: maybeWords(200, 'How to reach them.') },
    example: { words: 'It drips faster now.', reporterName: 'Sam Okafor', reporterContact: '07700 900123' },
    parse: ({ words: theirs, reporterName, reporterContact = '' }) => parseJoin({ words: theirs, reporterName, reporterContact }),
  }),
  repairActionRoute({
    name: 'say-not-right', action: 'SayNotRight', summary: 'Record that the resident says something is not right',
    description: 'Tells the owner and the managers of the team.',
    fields: { words: words(mostWords, 'What they said, in their words.') },
    example: { words: 'Nobody has rung me as promised.' },
    parse: ({ words: theirs }) => ({ ok: true, command: { type: 'SayNotRight', words: theirs } }),
  }),
  repairActionRoute({
    name: 'close', action: 'CloseRepair', summary: 'Close the repair',
    description: 'Closes what the resident confirmed, or what they did not answer in all the attempts that policy asks for.',
    fields: { words: maybeWords(mostWords, 'Why it may be closed without their answer.') },
    example: { version: 9 },
    parse: ({ words: why = '' }) => parseClosing({ words: why }),
  }),
  repairActionRoute({
    name: 'cancel', action: 'CancelRepair', summary: 'Cancel the repair',
    description: 'Ends a repair on which no work was done, and tells the resident why. “Raised in error” and “no longer needed”, of what a resident reported, only propose it: the answer says that it is not closed, and somebody else agrees.',
    fields: { reason: Type.Enum([...cancelReasons], { description: 'Why.' }), words: words(mostWords, 'Why, in a sentence: the resident reads this.'), toldHow: maybeWords(500, 'How the resident was told, when we hold no address to write to.'), orderIds: Type.Optional(Type.Array(idOf('an open order that is cancelled with it'), { maxItems: 100, uniqueItems: true, description: 'All of its open orders, each by id.' })) },
    example: { reason: 'reported twice', words: 'We are dealing with it as REP-2026-00399.' },
    parse: ({ reason, words: why, toldHow = '', orderIds = [] }) => parseCancelling({ reason, words: why, toldHow, orderIds }),
  }),
];
