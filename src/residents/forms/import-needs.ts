import type { PlainDate } from '../../clock/index.ts';
import { bad, good, quoted, requiredText, type CellProblem, type Read } from '../../platform/cells/index.ts';
import { needKinds, type AnswerGrounds, type ConsentBasis, type NeedSource, type NeedsAnswer, type NewNeed } from '../model.ts';

/** What a file says of a household's needs. Unknown is not none: the last says when, from whom and on what footing. */
export type ImportedNeeds =
  | { readonly answer: 'unknown' }
  | ({ readonly answer: 'none' | 'declared'; readonly needs: readonly NewNeed[] } & AnswerGrounds);

export interface NeedsCells {
  readonly answer: NeedsAnswer['answer'];
  readonly needs: readonly NewNeed[];
  readonly source: NeedSource | null;
  readonly consentBasis: ConsentBasis | null;
  readonly confirmedOn: PlainDate | null;
}

/** "mobility: walks with a frame > allow ten minutes; hearing: wears an aid" → needs with detail and instruction. */
export function readNeeds(text: string): Read<readonly NewNeed[]> {
  const needs: NewNeed[] = [];
  for (const part of text.split(';').map((each) => each.trim()).filter((each) => each !== '')) {
    const need = readNeed(part);
    if (!need.ok) return need;
    needs.push(need.value);
  }
  return needs.length > 20 ? bad(`There are ${needs.length} needs.`, 'Give 20 at most; a semicolon stands between two.') : good(needs);
}

function readNeed(part: string): Read<NewNeed> {
  const [, named = '', detail = '', instruction = ''] = /^([^:>]*):([^>]*)(?:>(.*))?$/s.exec(part) ?? [];
  const kind = needKinds.find((each) => each === named.trim().toLowerCase());
  if (kind === undefined) {
    return bad(`The need ${quoted(part)} does not start with a kind we know and a colon.`, `Write it such as "mobility: walks with a frame > allow ten minutes". The kinds: ${needKinds.join(', ')}.`);
  }
  const read = requiredText(detail.trim(), 500);
  if (!read.ok) return read;
  const told = instruction.trim() === '' ? good(null) : requiredText(instruction.trim(), 200);
  return told.ok ? good({ kind, detail: read.value, instruction: told.value }) : told;
}

/** What the five cells about needs say together; problems where they contradict each other. */
export function needsTogether({ answer, needs, source, consentBasis, confirmedOn }: NeedsCells): ImportedNeeds {
  if (answer === 'unknown' || source === null || consentBasis === null || confirmedOn === null) return { answer: 'unknown' };
  return { answer, needs, source, consentBasis, confirmedOn };
}

/** Why the cells about needs cannot all be true; none when they can. */
export function contradictionsOfNeeds({ answer, needs, source, consentBasis, confirmedOn }: NeedsCells): readonly CellProblem[] {
  const mend = 'Leave all of it empty for somebody who has not been asked; else give the answer with its source, basis and day.';
  if (answer === 'unknown') {
    const given = needs.length > 0 || source !== null || consentBasis !== null || confirmedOn !== null;
    return given ? [{ field: 'needs_answer', reason: 'It says that nobody has asked, beside what they answered.', mend }] : [];
  }
  const missing = [['needs_source', source], ['consent_basis', consentBasis], ['needs_confirmed_on', confirmedOn]] as const;
  const problems = missing.filter(([, value]) => value === null).map(([field]): CellProblem => ({ field, reason: 'An answer about needs is given without it.', mend }));
  if (answer === 'none' && needs.length > 0) problems.push({ field: 'needs', reason: 'There are needs beside the answer that there are none.', mend: 'Write "declared", or remove the needs.' });
  if (answer === 'declared' && needs.length === 0) problems.push({ field: 'needs', reason: 'Needs are declared and none is named.', mend: 'Name them, or leave the answer empty while nobody has asked.' });
  return problems;
}
