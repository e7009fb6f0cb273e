import { piecesToAdd, withoutStopWords, wordsToKeep, type Piece } from '../../platform/search/index.ts';
import type { WriteStep } from '../../platform/database/index.ts';
import type { CaseDraft } from '../draft.ts';
import { dayOfQuarter, quarterOf } from '../look-back.ts';
import type { CaseEvent } from '../model.ts';

const longestText = 20_000;

/** What a case is found by from now on: one piece for each that is new, or of which something new was said. */
export function searchPieces(landlordId: string, drafts: readonly CaseDraft[]): WriteStep {
  return piecesToAdd(landlordId, drafts.flatMap((draft) => pieceOf(draft) ?? []));
}

/** Who and where stands in each piece beside what was said, so that a name and a word of a note find the case together. */
function pieceOf({ file, isNew, events }: CaseDraft): Piece | undefined {
  const said = events.flatMap(wordsSaid).join('\n').slice(0, longestText);
  if (!isNew && said === '') return undefined;
  const at = events.at(-1)?.at ?? file.openedAt;
  const words = new Set([...wordsToKeep(`${file.reference}\n${file.title}\n${file.searchText}`), ...withoutStopWords(wordsToKeep(said))]);
  return { kind: 'case', subjectId: file.id, piece: file.lastSequence, at, shelf: quarterOf(at), words: [...words], marks: [dayOfQuarter(at)] };
}

const whatPeopleSay = ['words', 'reason', 'handover', 'promised', 'next', 'resident', 'reporterName', 'reporterContact'];

/** Of a message its subject and whom it is to: what it says besides is said of every case. */
function wordsSaid({ type, data }: CaseEvent): string[] {
  const keys = type === 'MessageQueued' ? ['subject', 'to'] : whatPeopleSay;
  return keys.flatMap((key) => {
    const value = data[key];
    return typeof value === 'string' ? [value] : [];
  });
}
