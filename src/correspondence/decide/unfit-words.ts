import { brackets, capitals, unwelcomeIn, type LintProblem } from '../words/lint.ts';

/** Words that do not belong in a letter, and what to do instead. */
export type UnfitWords = Pick<LintProblem, 'kind' | 'found' | 'instead'>;

/** The lint of our messages for English words that a person writes into one of them: there no placeholder stands for a day, so a promise without one is never excused. */
export function unfitWordsIn(text: string): readonly UnfitWords[] {
  return [...unwelcomeIn({ placeholders: {} }, 'sentences', text), ...capitals('sentences', text), ...brackets('sentences', text)];
}
