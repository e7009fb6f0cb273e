import { companyOf } from './cast.ts';
import { rowsOfChapter, type Writing } from './chapter-rows.ts';
import type { Chapter } from './chapters.ts';
import type { HistoryOf } from './live-chapter.ts';
import { copyTexts, type CopyText } from './loading/copy-text.ts';
import type { SettledContractor } from './settle-contractors.ts';
import type { SettledMember } from './settle-landlord.ts';
import type { SettledProgramme } from './settle-programmes.ts';

/** A landlord's history as it can be handed to a thread. */
export interface HistoryToLive extends Omit<HistoryOf, 'company'> {
  readonly members: readonly SettledMember[];
  readonly contractors: readonly SettledContractor[];
  readonly programmes: readonly SettledProgramme[];
  readonly writing: Writing;
}

export interface ThreadData {
  readonly histories: readonly HistoryToLive[];
}

export interface ChapterAsked {
  /** Which of the histories. */
  readonly history: number;
  readonly chapter: Chapter;
}

export interface LivedChapter {
  readonly landlordId: string;
  readonly texts: CopyText[];
  readonly repairs: number;
}

/** Ready to live chapters of these histories, here or in a thread. */
export function livingOf({ histories }: ThreadData): (asked: ChapterAsked) => LivedChapter {
  const ready = histories.map((history) => ({ ...history, company: companyOf(history) }));
  return ({ history: place, chapter }) => {
    const history = ready[place];
    if (history === undefined) throw new Error('There is no such history.');
    const { tables, repairs } = rowsOfChapter(history, chapter, history.writing);
    return { landlordId: history.writing.landlordId, texts: copyTexts(tables), repairs };
  };
}
