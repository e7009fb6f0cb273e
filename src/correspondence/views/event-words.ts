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
  MessageMarkedAsSent: {
    group: 'letters',
    words: (data) => ({
      title: `Message marked as sent: ${textOf(data, 'subject')}`,
      body: html`${sentence(`To ${textOf(data, 'to')}`)}${wordsOf(textOf(data, 'reason'))}`,
    }),
  },
};
