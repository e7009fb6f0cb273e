import { dateInLondon, type Instant } from '../../clock/index.ts';
import type { FileStore } from '../../platform/files/index.ts';
import type { Hook } from '../../platform/http/index.ts';
import { heedTextsOf, wordAboutTexts } from '../../residents/index.ts';
import { numberKey } from '../../platform/number-key.ts';
import { receivedTextIn } from '../decide/match-text.ts';
import { holdOrphan } from './hold.ts';
import { whoseNumber } from './number-of-texts.ts';
import { orphanIsHeld } from './queries.ts';

/** Where GOV.UK Notify hands over the texts that people send us: closed unless the installation has a token for it. */
export function receivedTextsHook(token: string | undefined, store: FileStore): readonly Hook[] {
  if (token === undefined) return [];
  return [{
    name: 'notify-texts', token,
    take: async (news, { database, now, newId }) => {
      const text = receivedTextIn(news);
      if (text === undefined) return 'cannot be read';
      const whose = await whoseNumber(database, text.to);
      // Notify tries again a few times within the half-hour: somebody may say whose the number is meanwhile.
      if (whose === undefined) return 'for nobody here';
      await database.inLandlord(whose.landlordId, async (tx) => {
        const word = wordAboutTexts(text.words);
        const key = numberKey(text.from);
        if (word !== undefined && key !== undefined && (await heedTextsOf(tx, { id: text.id, key, word }, { now: now as Instant, today: dateInLondon(now as Instant), newId }))) return;
        if (await orphanIsHeld(tx, text.id)) return;
        await holdOrphan({ tx, now, today: dateInLondon(now as Instant), newId, store }, {
          id: text.id, source: 'text', organisationId: whose.organisationId, broughtBy: `Texted to ${text.to}`, senderName: '', senderAddress: text.from, subject: '', words: text.words === '' ? 'A text without words' : text.words, files: [], message: undefined, isWhole: true,
        });
      });
      return 'taken';
    },
  }];
}
