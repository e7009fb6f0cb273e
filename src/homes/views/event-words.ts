import { dateOfFact, textOf, wordsOf, type EventWords } from '../../casefile/index.ts';
import { wayToEndInWords } from './end-words.ts';
import { waysToEnd } from '../model.ts';

/** What a case says of the home it is about. */
export const homeEvents: EventWords = {
  HomeEnded: {
    words: (data, today) => {
      const how = waysToEnd.find((way) => way === textOf(data, 'how')) ?? 'other';
      return { title: `The home is no longer ours since ${dateOfFact(data, 'on', today)}: ${wayToEndInWords[how].toLowerCase()}`, body: wordsOf(textOf(data, 'words')) };
    },
  },
  HomeEndUndone: { words: (data) => ({ title: 'The home is ours after all', body: wordsOf(textOf(data, 'reason')) }) },
};
