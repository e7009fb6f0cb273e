import { sentence, textOf, wordsOf, type EventWords } from '../../casefile/index.ts';
import { html } from '../../platform/html/index.ts';

/** How a case's timeline tells what people decided about a message that did not get through. */
export const correspondenceEvents: EventWords = {
  MessageSentAgain: {
    group: 'letters',
    words: (data) => ({
      title: `Message sent again: ${textOf(data, 'subject')}`,
      body: sentence(`To ${textOf(data, 'to')}${data['addressChanged'] === true ? ', at a different address' : ''}`),
    }),
  },
  MessageSentAnotherWay: {
    group: 'letters',
    words: (data) => ({
      title: `Message did not arrive, and goes by ${textOf(data, 'nextChannel')}: ${textOf(data, 'subject')}`,
      body: html`${sentence(`To ${textOf(data, 'to')}, by ${textOf(data, 'channel')} before`)}${sentence(textOf(data, 'why'))}`,
    }),
  },
  MessageDelivered: {
    group: 'letters',
    words: (data) => ({ title: `Message arrived: ${textOf(data, 'subject')}`, body: sentence(`To ${textOf(data, 'to')}, by ${textOf(data, 'channel')}`) }),
  },
  LetterCameBack: {
    group: 'letters',
    words: (data) => ({ title: `Letter came back: ${textOf(data, 'subject')}`, body: html`${sentence(`To ${textOf(data, 'to')}`)}${wordsOf(textOf(data, 'reason'))}` }),
  },
  MessageGivenUp: {
    group: 'letters',
    words: (data) => ({ title: `Message given up: ${textOf(data, 'subject')}`, body: html`${sentence(`To ${textOf(data, 'to')}`)}${wordsOf(textOf(data, 'reason'))}` }),
  },
  MessageTaskDone: {
    group: 'letters',
    words: (data) => ({ title: textOf(data, 'task'), body: wordsOf(textOf(data, 'words')) }),
  },
  MessageMarkedAsSent: {
    group: 'letters',
    words: (data) => ({
      title: `Message marked as sent: ${textOf(data, 'subject')}`,
      body: html`${sentence(`To ${textOf(data, 'to')}`)}${wordsOf(textOf(data, 'reason'))}`,
    }),
  },
};
