export { findSubjects, piecesToAdd, rewritePieces, type FoundSubjects, type Piece } from './search-words.ts';
export type { Shelf, Wanted } from './lexemes.ts';
export { withoutStopWords, wordsToFind, wordsToKeep } from './words.ts';
