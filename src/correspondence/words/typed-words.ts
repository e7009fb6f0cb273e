// What people typed, as it stands in the middle of a sentence of ours.

/** On one line, without what could be taken for a link of ours, and without its full stop. */
export const asPartOfSentence = (words: string): string => words.replaceAll('{link}', 'link').replaceAll(roomOtherThanOneSpace, ' ').trim().replace(pointsAtTheEnd, '');

const roomOtherThanOneSpace = /[^\S ]\s*| \s+/g;
const pointsAtTheEnd = /[.!?;,:]+$/;

/** A case's title inside a sentence: "Leak under sink" becomes "leak under sink", "TV aerial" stays. */
export function named(title: string): string {
  return title.replace(/^[A-Z](?=[a-z]+\b)/, (letter) => letter.toLowerCase());
}

// Words that are never a name, so that "The roof" may go on as "the roof" and "Mr Patel" stays as he is.
const openers = /^(?:A|All|An|Another|As|At|Because|Both|By|Each|Every|Everything|For|From|He|In|It|Its|More|Most|No|Nobody|Nothing|On|One|Our|Parts?|She|Since|Some|Somebody|That|The|Their|There|These|They|This|Those|To|We|When|With|Work|You|Your)\b/;

/** A reason after "because". Somebody who wrote the word themselves said it once. */
export function afterBecause(words: string): string {
  const lowered = words.trim().replace(openers, (opener) => opener.toLowerCase());
  return lowered.replace(/^because\s+(?=\S)/, '').replace(openers, (opener) => opener.toLowerCase());
}
